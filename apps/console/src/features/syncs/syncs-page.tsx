import { Button, Modal, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { api, client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { count, counted, duration, words } from '../../ui/format.js';
import { Card, Page } from '../../ui/page.js';
import { RunState } from '../../ui/run-state.js';
import { Empty, Failure, Lines, Loaded } from '../../ui/states.js';
import { NumberCell, Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { Progress } from './progress.js';
import { type CrmObject, OBJECTS, type SyncRun, tookSeconds } from './runs.js';

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
  const [isStarting, setIsStarting] = useState(false);
  const isAdmin = useMay('admin');
  const list = useInfiniteQuery({
    queryKey: ['get', '/v1/syncs', search],
    queryFn: async ({ pageParam }) => {
      const query = {
        ...(search as Record<string, never>),
        limit: 30,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const { data } = await client.GET('/v1/syncs', { params: { query } });
      if (data === undefined) throw new Error('A success has a page');
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 5_000,
  });
  const runs = list.data?.pages.flatMap(({ data }) => data) ?? [];
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
          <Button
            onClick={() => {
              setIsStarting(true);
            }}
          >
            Start sync
          </Button>
        ) : undefined
      }
    >
      <div className="row">
        <NativeSelect
          aria-label="Object"
          value={search.object ?? ''}
          data={[{ value: '', label: 'Every object' }, ...OBJECTS.map((value) => ({ value, label: words(value) }))]}
          onChange={choose('object')}
        />
        <NativeSelect
          aria-label="State"
          value={search.state ?? ''}
          data={[{ value: '', label: 'Every state' }, ...STATES.map((value) => ({ value, label: words(value) }))]}
          onChange={choose('state')}
        />
      </div>
      <Card isFlush>
        {list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data === undefined ? (
          <div className="pad">
            <Lines rows={8} />
          </div>
        ) : runs.length === 0 ? (
          <Empty title="No run fits">Runs are kept for 30 days.</Empty>
        ) : (
          <Table label="Sync runs" columns={COLUMNS}>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </Table>
        )}
      </Card>
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      <StartSync
        isOpen={isStarting}
        onClose={() => {
          setIsStarting(false);
        }}
      />
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

const MODES = [
  { value: 'incremental', label: 'What changed since the last one' },
  { value: 'full', label: 'Everything again' },
  { value: 'reconcile', label: 'What vanished without a trace' },
] as const;

type Mode = (typeof MODES)[number]['value'];

function Estimate({ body }: { body: { object?: CrmObject; mode: Mode } }): ReactElement {
  const estimate = useQuery(api.queryOptions('post', '/v1/syncs/estimate', { body }));
  const sum = (data: Schemas['SyncEstimateView'], of: 'apiCalls' | 'seconds'): number =>
    data.data.reduce((total, each) => total + each[of], 0);
  return (
    <Loaded query={estimate} skeleton={<Lines rows={2} />}>
      {(data) => (
        <div className="stack-tight">
          <span>
            About {counted(sum(data, 'apiCalls'), 'Salesforce call')} and {duration(Math.max(1, sum(data, 'seconds')))};{' '}
            {count(data.budget.left)} calls are left of today’s share.
          </span>
          {data.warning === null ? null : <strong>{data.warning}</strong>}
        </div>
      )}
    </Loaded>
  );
}

function StartSync({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactElement {
  const [object, setObject] = useState('');
  const [mode, setMode] = useState<Mode>('incremental');
  const body = { mode, ...(object === '' ? {} : { object: object as CrmObject }) };
  const start = useMutation({
    mutationFn: () => client.POST('/v1/syncs', { body }),
    onSuccess: async ({ data }) => {
      onClose();
      await refreshAll();
      toldDone(`${counted(data?.data.length ?? 0, 'run')} asked for.`);
    },
    onError: toldFailure,
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Start a sync">
      <div className="stack">
        <NativeSelect
          label="What to read"
          value={object}
          data={[{ value: '', label: 'Every object' }, ...OBJECTS.map((value) => ({ value, label: words(value) }))]}
          onChange={(event) => {
            setObject(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="How much of it"
          value={mode}
          data={MODES.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => {
            setMode(event.currentTarget.value as Mode);
          }}
        />
        {isOpen ? <Estimate body={body} /> : null}
        <div className="row">
          <Button
            loading={start.isPending}
            onClick={() => {
              start.mutate();
            }}
          >
            Start
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </div>
    </Modal>
  );
}
