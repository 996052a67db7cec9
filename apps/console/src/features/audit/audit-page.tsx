import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../../api/client.js';
import { usePages } from '../../api/pages.js';
import { endOfDay, startOfDay } from '../../ui/days.js';
import { Page } from '../../ui/page.js';
import { PagedCard } from '../../ui/paged-card.js';
import { Empty } from '../../ui/states.js';
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
  const search = useSearch({ from: '/signed-in/admins/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const list = usePages(['get', '/v1/audit', search], (page) => {
    const { action, actor } = search;
    const named = { ...(action === undefined ? {} : { action }), ...(actor === undefined ? {} : { actor }) };
    return client.GET('/v1/audit', { params: { query: { limit: 50, ...named, ...period(search), ...page } } });
  });
  const narrow = (name: keyof AuditSearch, value: string): void => {
    const change = (before: AuditSearch): AuditSearch => ({ ...before, [name]: value === '' ? undefined : value });
    void navigate({ search: change, replace: true });
  };
  const typeActor = useDebouncedCallback((value: string) => {
    narrow('actor', value.trim());
  }, 250);
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
          w="15rem"
          maw="100%"
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
      <PagedCard list={list} empty={<Empty title="No entry fits">Try another filter.</Empty>}>
        {(entries) => <AuditTable entries={entries} />}
      </PagedCard>
    </Page>
  );
}
