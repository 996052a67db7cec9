import { Button, type ButtonProps, Modal, TextInput } from '@mantine/core';
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
  /** What has to be typed first, letter by letter; for what nobody should do by a slip of the hand. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
}

/** A button for what cannot be taken back: it says what will happen first. The dialog closes once it is done. */
export function Confirm(props: ConfirmProps): ReactElement {
  const { label, about, title, children, action, typed, onConfirm, ...button } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [written, setWritten] = useState('');
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
          setWritten('');
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
          {typed === undefined ? null : (
            <TextInput
              label={`Type ${typed} to go on`}
              autoComplete="off"
              data-autofocus
              value={written}
              onChange={(event) => {
                setWritten(event.currentTarget.value);
              }}
            />
          )}
          <div className="row">
            <Button
              color="red.8"
              loading={isBusy}
              disabled={typed !== undefined && written.trim() !== typed}
              onClick={() => void carryOut()}
            >
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
