import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, type Ref, useId } from 'react';
import classes from './section.module.css';

export interface SectionProps {
  /** Takes the focus when what had it goes away. */
  readonly ref?: Ref<HTMLElement>;
  readonly title: string;
  /** How far it is, or how many there are. */
  readonly count?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One of the things that a task is made of, under its heading. */
export function Section({ ref, title, count, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section ref={ref} tabIndex={-1} className={classes.section} aria-labelledby={id}>
      <Group justify="space-between" mih={28} mb={4} wrap="nowrap">
        <Group gap={8} wrap="nowrap">
          <Title id={id} order={3} className={classes.title}>
            {title}
          </Title>
          {count && (
            <Text span size="xs" c="dimmed">
              {count}
            </Text>
          )}
        </Group>
        {actions}
      </Group>
      {children}
    </section>
  );
}
