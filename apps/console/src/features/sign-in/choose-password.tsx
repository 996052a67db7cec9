import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Problem } from '#client';
import { changePassword, sessionQuery, signOut } from '../../api/current-user.js';
import { queryClient } from '../../api/client.js';
import { PasswordForm } from '../../ui/password-form.js';
import { toldFailure } from '../../ui/told.js';
import classes from './sign-in-page.module.css';

interface ChoosePasswordProps {
  email: string;
  /** Empty when this page was come to without the sign-in form. */
  currentPassword: string;
  onChosen: () => Promise<void>;
  onLeft: () => void;
}

/** Somebody with a temporary password chooses their own before anything else answers. */
export function ChoosePassword({ email, currentPassword, onChosen, onLeft }: ChoosePasswordProps): ReactElement {
  const leave = async (): Promise<void> => {
    await signOut();
    onLeft();
  };
  return (
    <main className={classes.frame}>
      <div className={classes.box}>
        <img src="/icon.svg" alt="" />
        <h1>Choose your own password</h1>
        <p className="soft">
          The one you signed in with as {email} is temporary. Everything opens once you have your own.
        </p>
        <div className="stack">
          <PasswordForm
            email={email}
            currentPassword={currentPassword}
            submitLabel="Save and go on"
            onSubmit={async (change) => {
              try {
                await changePassword(change);
              } catch (error) {
                // The session ended meanwhile: back to sign-in.
                if (error instanceof Problem && error.status === 401)
                  queryClient.setQueryData(sessionQuery.queryKey, null);
                throw error;
              }
              await onChosen();
            }}
          />
          <div>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                leave().catch(toldFailure);
              }}
            >
              Sign out
            </Button>
          </div>
        </div>
      </div>
    </main>
  );
}
