import { Button, getDefaultZIndex, Modal, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Problem } from '#client';
import { changePassword, sessionQuery, signIn } from '../api/current-user.js';
import { endQuestion, useIsPasswordAsked } from '../api/session.js';
import { PasswordForm } from '../ui/password-form.js';

/** The session ended in the middle of something: the password brings it back, and nothing that was typed is lost. */
export function SessionEnded(): ReactElement {
  const isAsked = useIsPasswordAsked();
  const { data: session } = useQuery(sessionQuery);
  const [password, setPassword] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const leave = (): void => {
    endQuestion(false);
    window.location.assign('/sign-in');
  };
  const goOn = (): void => {
    setPassword('');
    endQuestion(true);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    try {
      const { passwordChangeRequired } = await signIn(session?.email ?? '', password);
      setComplaint(null);
      if (!passwordChangeRequired) goOn();
    } catch (error) {
      setComplaint(error instanceof Problem ? error.message : 'The service did not answer.');
    } finally {
      setIsBusy(false);
    }
  };
  // Over whatever dialog asked for something.
  const modal = { opened: isAsked, onClose: leave, closeOnClickOutside: false, zIndex: getDefaultZIndex('popover') };
  if (session?.passwordChangeRequired === true) {
    return (
      <Modal {...modal} title="Choose your own password">
        <div className="stack">
          <p>The one you signed in with is temporary. Then you go on where you were; nothing you typed is lost.</p>
          <PasswordForm
            email={session.email ?? ''}
            currentPassword={password}
            submitLabel="Save and go on"
            onSubmit={async (change) => {
              await changePassword(change);
              goOn();
            }}
          />
        </div>
      </Modal>
    );
  }
  return (
    <Modal {...modal} title="Your session has ended">
      <form
        className="stack"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <p>Enter your password to go on where you were. Nothing you typed is lost.</p>
        <input type="hidden" name="username" autoComplete="username" value={session?.email ?? ''} readOnly />
        <PasswordInput
          label={`Password of ${session?.email ?? 'your account'}`}
          autoComplete="current-password"
          data-autofocus
          required
          value={password}
          error={complaint}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
        />
        <div className="row-between">
          <Button variant="subtle" color="gray" onClick={leave}>
            Leave
          </Button>
          <Button type="submit" loading={isBusy}>
            Go on
          </Button>
        </div>
      </form>
    </Modal>
  );
}
