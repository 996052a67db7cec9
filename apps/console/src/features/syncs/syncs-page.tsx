import { NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { usePages } from '../../api/pages.js';
import { count, duration, words } from '../../ui/format.js';
import { Page } from '../../ui/page.js';
import { PagedCard } from '../../ui/paged-card.js';
import { RunState } from '../../ui/run-state.js';
import { Empty } from '../../ui/states.js';
import { NumberCell, Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { Progress } from './progress.js';
import { RefreshRecords } from './refresh-records.js';
import { OBJECT_CHOICES, type SyncRun, tookSeconds } from './runs.js';
import { StartSync } from './start-sync.js';

const COLUMNS = [
  { label: 'Object' },
  { label: 'State' },
  { label: 'Asked for' },
  { label: 'Took' },
  { label: 'Read', isNumber: true },
  { label: 'Changed', isNumber: true },
  { label: 'Calls', isNumber: true },
];

const STATES = ['failed', 'partial', 'needs_approval', 'paused', 'running', 'queued', 'succeeded', 'cancelled'];

/** Every run, the newest first, with what runs now moving. */
export function SyncsPage(): ReactElement {
  const search = useSearch({ from: '/signed-in/syncs' });
  const navigate = useNavigate({ from: '/syncs' });
  const isAdmin = useMay('admin');
  const list = usePages(
    ['get', '/v1/syncs', search],
    (page) =>
      client.GET('/v1/syncs', { params: { query: { ...(search as Record<string, never>), limit: 30, ...page } } }),
    { refetchInterval: 5_000 },
  );
  const choose = (name: 'object' | 'state') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    void navigate({
      search: (before: { object?: string; state?: string }) => ({
        ...before,
        [name]: value === '' ? undefined : value,
      }),
    });
  };
  return (
    <Page
      title="Syncs"
      lead="Each run reads one object from Salesforce. “Succeeded” means proven: every row the org said it had was read and stored."
      actions={
        isAdmin ? (
          <>
            <RefreshRecords />
            <StartSync />
          </>
        ) : undefined
      }
    >
      <div className="row">
        <NativeSelect
          aria-label="Object"
          value={search.object ?? ''}
          data={[{ value: '', label: 'Every object' }, ...OBJECT_CHOICES]}
          onChange={choose('object')}
        />
        <NativeSelect
          aria-label="State"
          value={search.state ?? ''}
          data={[{ value: '', label: 'Every state' }, ...STATES.map((value) => ({ value, label: words(value) }))]}
          onChange={choose('state')}
        />
      </div>
      <PagedCard
        list={list}
        empty={
          search.object === undefined && search.state === undefined ? (
            <Empty title="No runs yet">The first ones begin when the Opportunity fields are saved.</Empty>
          ) : (
            <Empty title="No run fits">Runs are kept for 30 days.</Empty>
          )
        }
      >
        {(runs) => (
          <Table label="Sync runs" columns={COLUMNS}>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </Table>
        )}
      </PagedCard>
    </Page>
  );
}

function RunRow({ run }: { run: SyncRun }): ReactElement {
  const { id, object, mode, state, counts, requestedAt, apiCalls } = run;
  const took = tookSeconds(run);
  return (
    <tr>
      <td>
        <Link to="/syncs/$id" params={{ id }}>
          {words(object)}
        </Link>
        <div className="soft small">{mode}</div>
      </td>
      <td>
        <RunState state={state} />
        {state === 'running' ? <Progress run={run} /> : null}
      </td>
      <td>
        <Time at={requestedAt} isRelative />
      </td>
      <td className="number">{took === null ? '–' : duration(took)}</td>
      <NumberCell>{count(counts.read)}</NumberCell>
      <NumberCell>{count(counts.inserted + counts.updated + counts.deleted)}</NumberCell>
      <NumberCell>{count(apiCalls)}</NumberCell>
    </tr>
  );
}
