import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { changePassword, sessionQuery, signOut } from '../../api/current-user.js';
import { PasswordForm } from '../../ui/password-form.js';
import { Card, Page } from '../../ui/page.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { MySessions, refreshSessions } from './my-sessions.js';

/** My password, and where I am signed in. */
export function AccountPage(): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page
      title="My account"
      lead={session ? `${session.email ?? ''}, ${session.role}` : undefined}
      actions={<SignOut />}
    >
      <MyPassword email={session?.email ?? ''} />
      <MySessions />
    </Page>
  );
}

function MyPassword({ email }: { email: string }): ReactElement {
  // A form of its own for every change: the one that succeeded leaves nothing behind.
  const [changes, setChanges] = useState(0);
  return (
    <Card title="Change my password">
      <div className="grid-two">
        <PasswordForm
          key={changes}
          email={email}
          submitLabel="Change my password"
          onSubmit={async (change) => {
            await changePassword(change);
            setChanges((count) => count + 1);
            toldDone('Your password is changed, and your other sessions are ended.');
            void refreshSessions();
          }}
        />
      </div>
    </Card>
  );
}

function SignOut(): ReactElement {
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => navigate({ to: '/sign-in' }),
    onError: toldFailure,
  });
  return (
    <Button
      variant="default"
      loading={leave.isPending}
      onClick={() => {
        leave.mutate();
      }}
    >
      Sign out
    </Button>
  );
}
