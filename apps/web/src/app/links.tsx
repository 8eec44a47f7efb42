import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type NativeProps<Own> = Own &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Own> & { ref?: Ref<HTMLAnchorElement> };

/** Mantine's looks on the router's links. */
export const ButtonLink = createLink((props: NativeProps<ButtonProps>) => (
  <Button component="a" {...props} />
));
export const TextLink = createLink((props: NativeProps<AnchorProps>) => <Anchor {...props} />);
