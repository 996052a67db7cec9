import { Button, type ButtonProps, Modal } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { toldFailure } from './told.js';

interface ConfirmProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** On the button, as in "Delete user". */
  label: string;
  /** For a screen reader, where the label alone does not say which one: "Delete user ana@ours.example". */
  about?: string;
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** On the button that does it; the label unless said. */
  action?: string;
  onConfirm: () => Promise<unknown>;
}

/** A button for what cannot be taken back: it says what will happen first. The dialog closes once it is done. */
export function Confirm({ label, about, title, children, action, onConfirm, ...button }: ConfirmProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const carryOut = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await onConfirm();
      setIsOpen(false);
    } catch (error) {
      toldFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        {...button}
        {...(about === undefined ? {} : { 'aria-label': about })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        title={title}
      >
        <div className="stack">
          <div>{children}</div>
          <div className="row">
            <Button color="red.8" loading={isBusy} onClick={() => void carryOut()}>
              {action ?? label}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setIsOpen(false);
              }}
            >
              Cancel
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
