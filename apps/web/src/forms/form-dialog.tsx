import { Button, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogForm {
  /** Closes the dialog at once, for a form that was sent. */
  readonly onDone: () => void;
  /** Closes it too, but asks first when something was typed. */
  readonly onCancel: () => void;
  /** Takes whether the form holds something that would be lost. */
  readonly onDirtyChange: (isDirty: boolean) => void;
}

export interface FormDialogProps extends Pick<ModalProps, 'title' | 'size' | 'fullScreen'> {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: (form: DialogForm) => ReactNode;
}

/** A dialog around a form. What was typed is not lost by a key or a click beside it, nor by any other way unasked. */
export function FormDialog({ opened, onClose, children, ...modal }: FormDialogProps) {
  const { t } = useTranslation('app');
  const [isDirty, setIsDirty] = useState(false);
  const [isAsking, question] = useDisclosure(false);

  function cancel() {
    if (isDirty) question.open();
    else onClose();
  }
  function discard() {
    question.close();
    onClose();
  }

  return (
    <>
      <Modal
        {...modal}
        opened={opened}
        onClose={cancel}
        closeOnEscape={!isDirty}
        closeOnClickOutside={!isDirty}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {children({ onDone: onClose, onCancel: cancel, onDirtyChange: setIsDirty })}
      </Modal>
      <Modal
        opened={isAsking}
        onClose={question.close}
        title={t('discard.title')}
        size="sm"
        centered
        withCloseButton={false}
      >
        <Stack>
          <Text size="sm">{t('discard.text')}</Text>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={question.close}>
              {t('discard.keep')}
            </Button>
            <Button color="red" onClick={discard}>
              {t('discard.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** Tells a dialog whether its form is dirty, for as long as that is there. */
export function useDirtyReport(isDirty: boolean, onDirtyChange: DialogForm['onDirtyChange']) {
  useEffect(() => {
    onDirtyChange(isDirty);
    return () => onDirtyChange(false);
  }, [isDirty, onDirtyChange]);
}
