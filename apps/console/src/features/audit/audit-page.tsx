import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { endOfDay, startOfDay } from '../../ui/days.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Failure, Forbidden, Lines } from '../../ui/states.js';
import { AuditTable } from './audit-table.js';

export interface AuditSearch {
  action?: string;
  actor?: string;
  from?: string;
  to?: string;
}

const KINDS = [
  { value: '', label: 'Everything' },
  { value: 'session', label: 'Sign-in' },
  { value: 'user', label: 'Users' },
  { value: 'api_key', label: 'API keys' },
  { value: 'access', label: 'What was refused' },
  { value: 'connection', label: 'The connection' },
  { value: 'field_mapping', label: 'Field configuration' },
  { value: 'stages', label: 'Stages' },
  { value: 'settings', label: 'Settings' },
  { value: 'sync', label: 'Syncs' },
  { value: 'recording', label: 'Recordings' },
  { value: 'webhook', label: 'Webhooks' },
];

/** Days of the reader's zone, both included, as the instants they begin and end at. */
function period({ from, to }: AuditSearch): { from?: string; to?: string } {
  return {
    ...(from === undefined ? {} : { from: startOfDay(from).toISOString() }),
    ...(to === undefined ? {} : { to: endOfDay(to).toISOString() }),
  };
}

/** Who changed what, the latest first. */
export function AuditPage(): ReactElement {
  const isAdmin = useMay('admin');
  const search = useSearch({ from: '/signed-in/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const list = useInfiniteQuery({
    queryKey: ['get', '/v1/audit', search],
    queryFn: async ({ pageParam }) => {
      const { action, actor } = search;
      const query = {
        limit: 50,
        ...(action === undefined ? {} : { action }),
        ...(actor === undefined ? {} : { actor }),
        ...period(search),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const { data } = await client.GET('/v1/audit', { params: { query } });
      if (data === undefined) throw new Error('A success has a page');
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isAdmin,
  });
  const narrow = (name: keyof AuditSearch, value: string): void => {
    const change = (before: AuditSearch): AuditSearch => ({ ...before, [name]: value === '' ? undefined : value });
    void navigate({ search: change, replace: true });
  };
  const typeActor = useDebouncedCallback((value: string) => {
    narrow('actor', value.trim());
  }, 250);
  if (!isAdmin) {
    return (
      <Page title="Audit">
        <Forbidden />
      </Page>
    );
  }
  const entries = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title="Audit" lead="Who changed what, when, and from where. Entries are never changed.">
      <div className="row">
        <NativeSelect
          label="What"
          data={KINDS}
          value={search.action ?? ''}
          onChange={(event) => {
            narrow('action', event.currentTarget.value);
          }}
        />
        <TextInput
          label="Who"
          placeholder="Address or name of a key"
          defaultValue={search.actor ?? ''}
          onChange={(event) => {
            typeActor(event.currentTarget.value);
          }}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={name === 'from' ? 'From' : 'To'}
            value={search[name] ?? ''}
            onChange={(event) => {
              narrow(name, event.currentTarget.value);
            }}
          />
        ))}
      </div>
      <Card isFlush>
        {list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data === undefined ? (
          <div className="pad">
            <Lines rows={8} />
          </div>
        ) : entries.length === 0 ? (
          <Empty title="No entry fits">Try another filter.</Empty>
        ) : (
          <AuditTable entries={entries} />
        )}
      </Card>
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Page>
  );
}
