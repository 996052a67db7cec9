import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api, client, queryClient } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { Card } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { browserName } from './browser.js';

type Session = Schemas['SessionListView'];

const MOST = 500;

export const refreshSessions = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['get', '/v1/sessions'] });

/** Where I am signed in, and how to end it there. */
export function MySessions(): ReactElement {
  const sessions = useQuery(api.queryOptions('get', '/v1/sessions', { params: { query: { limit: MOST } } }));
  const endOthers = useMutation({
    mutationFn: () => client.DELETE('/v1/sessions'),
    onSuccess: () => {
      toldDone('All other sessions are ended.');
    },
    onError: toldFailure,
    onSettled: refreshSessions,
  });
  const hasOthers = sessions.data?.data.some(({ current }) => !current) === true;
  return (
    <Card
      title="My sessions"
      isFlush
      aside={
        <Button
          variant="default"
          size="sm"
          disabled={!hasOthers}
          loading={endOthers.isPending}
          onClick={() => {
            endOthers.mutate();
          }}
        >
          End all other sessions
        </Button>
      }
    >
      <Loaded query={sessions}>
        {({ data, nextCursor }) => (
          <>
            <Table
              label="My sessions"
              columns={[
                { label: 'Browser' },
                { label: 'Address' },
                { label: 'Signed in' },
                { label: 'Last seen' },
                { label: 'Ends' },
                { label: 'Actions', isHidden: true },
              ]}
            >
              {data.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </Table>
            {nextCursor === null ? null : <p className="pad soft">The newest {MOST} are shown.</p>}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }): ReactElement {
  const { id, current, createdAt, lastSeenAt, expiresAt, sourceAddress, userAgent } = session;
  const name = browserName(userAgent);
  const end = useMutation({
    mutationFn: () => client.DELETE('/v1/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      toldDone('The session is ended.');
    },
    onError: toldFailure,
    onSettled: refreshSessions,
  });
  return (
    <tr>
      <td title={userAgent ?? ''}>{name}</td>
      <td>{sourceAddress ?? '–'}</td>
      <td>
        <Time at={createdAt} />
      </td>
      <td>
        <Time at={lastSeenAt} isRelative />
      </td>
      <td>
        <Time at={expiresAt} />
      </td>
      <td>
        {current ? (
          <Badge tone="good">this browser</Badge>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`End session of ${name}, ${sourceAddress ?? 'unknown address'}`}
            loading={end.isPending}
            onClick={() => {
              end.mutate();
            }}
          >
            End session
          </Button>
        )}
      </td>
    </tr>
  );
}
