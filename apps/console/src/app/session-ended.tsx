import { Button, Modal, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Problem } from '#client';
import { sessionQuery, signIn } from '../api/current-user.js';
import { endQuestion, useIsPasswordAsked } from '../api/session.js';

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
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    try {
      await signIn(session?.email ?? '', password);
      setPassword('');
      setComplaint(null);
      endQuestion(true);
    } catch (error) {
      setComplaint(error instanceof Problem ? error.message : 'The service did not answer.');
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal opened={isAsked} onClose={leave} title="Your session has ended" closeOnClickOutside={false}>
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
