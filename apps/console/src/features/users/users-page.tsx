import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { api, client, refreshAll } from '../../api/client.js';
import { sessionQuery } from '../../api/current-user.js';
import { Badge } from '../../ui/badge.js';
import { Breakable } from '../../ui/breakable.js';
import { Confirm } from '../../ui/confirm.js';
import { Card, Page } from '../../ui/page.js';
import { Secret } from '../../ui/secret.js';
import { Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { AddUser } from './add-user.js';
import { ROLES, type UserRole } from './roles.js';

type User = Schemas['UserView'];

/** A temporary password that was made a moment ago. */
interface Made {
  email: string;
  password: string;
}

const COLUMNS = [
  { label: 'Email' },
  { label: 'Role' },
  { label: 'Password' },
  { label: 'Added' },
  { label: 'Actions', isHidden: true },
];

/** Who signs in to this console, and what each may do. */
export function UsersPage(): ReactElement {
  const [made, setMade] = useState<Made | null>(null);
  const users = useQuery(api.queryOptions('get', '/v1/users', { params: { query: { limit: 500 } } }));
  return (
    <Page
      title="Users"
      lead="Who signs in here. An admin may do everything, a member reads and links by hand, a viewer reads."
      actions={<AddUser onAdded={setMade} />}
    >
      {made === null ? null : (
        <Secret
          title={`Temporary password of ${made.email}; their first sign-in asks for another`}
          value={made.password}
          what="temporary password"
        />
      )}
      <Card isFlush>
        <Loaded query={users}>
          {({ data }) => (
            <Table label="Users" columns={COLUMNS}>
              {data.map((user) => (
                <UserRow key={user.id} user={user} onMade={setMade} />
              ))}
            </Table>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function UserRow({ user, onMade }: { user: User; onMade: (made: Made) => void }): ReactElement {
  const { id, email, role, passwordTemporary, createdAt } = user;
  const { data: session } = useQuery(sessionQuery);
  const isMe = session?.email === email;
  const params = { path: { id } };
  const change = useMutation({
    mutationFn: (chosen: UserRole) => client.PATCH('/v1/users/{id}', { params, body: { role: chosen } }),
    onSuccess: async (_, chosen) => {
      await refreshAll();
      toldDone(`${email} is ${chosen} now.`);
    },
    onError: toldFailure,
  });
  return (
    <tr>
      <td>
        <Breakable>{email}</Breakable> {isMe ? <span className="soft small">(you)</span> : null}
      </td>
      <td>
        <NativeSelect
          aria-label={`Role of ${email}`}
          size="xs"
          miw="6.5rem"
          data={ROLES}
          value={role}
          disabled={change.isPending}
          onChange={(event) => {
            change.mutate(event.currentTarget.value as UserRole);
          }}
        />
      </td>
      <td>{passwordTemporary ? <Badge tone="warn">temporary</Badge> : <Badge tone="good">their own</Badge>}</td>
      <td>
        <Time at={createdAt} />
      </td>
      <td>
        <div className="row">
          <Confirm
            size="compact-sm"
            label="Reset password"
            about={`Reset password of ${email}`}
            title={`Reset the password of ${email}?`}
            action="Reset password"
            onConfirm={async () => {
              const { data } = await client.POST('/v1/users/{id}/reset-password', { params });
              await refreshAll();
              onMade({ email, password: data?.password ?? '' });
            }}
          >
            They are signed out everywhere, and sign in with a temporary password that you give them.
          </Confirm>
          <Confirm
            size="compact-sm"
            label="Delete"
            about={`Delete ${email}`}
            title={`Delete ${email}?`}
            action="Delete user"
            onConfirm={async () => {
              await client.DELETE('/v1/users/{id}', { params });
              await refreshAll();
              toldDone(`${email} is deleted.`);
            }}
          >
            Their sessions end within seconds. What they did stays in the audit, and keys they made live on.
          </Confirm>
        </div>
      </td>
    </tr>
  );
}
