import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api, client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Confirm } from '../../ui/confirm.js';
import { CopyId } from '../../ui/copy.js';
import { codeWords, count, counted, duration, words } from '../../ui/format.js';
import { Facts } from '../../ui/facts.js';
import { Card, Page } from '../../ui/page.js';
import { RunState } from '../../ui/run-state.js';
import { Loaded } from '../../ui/states.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { PendingDeletions } from './pending-deletions.js';
import { Progress } from './progress.js';
import { type SyncRun, tookSeconds } from './runs.js';
import { Notice } from '../../ui/notice.js';

type Decision = 'cancel' | 'approve' | 'undo';

const OVER = ['succeeded', 'partial', 'failed', 'cancelled', 'needs_approval'];

const MEANING: Record<string, string> = {
  succeeded: 'Proven: every row the org said it had was read and stored, and none is withheld or stale.',
  partial: 'Everything was read. Some records are withheld, or fields are hidden; CRM Sync Errors names them.',
  failed: 'Rows are missing, so nothing is proven. The next run goes on from what is safe.',
  paused: 'The share of Salesforce calls is used up. It goes on by itself.',
  needs_approval: 'It would delete more than the limit allows. Look at it, then let it or cancel it.',
  cancelled: 'Somebody stopped it. What was merged stays.',
  queued: 'It starts as soon as a worker is free.',
};

/** One run: where it is, what it cost against what was expected, and what can be decided about it. */
export function RunPage(): ReactElement {
  const { id } = useParams({ from: '/signed-in/syncs/$id' });
  const run = useQuery(
    api.queryOptions(
      'get',
      '/v1/syncs/{id}',
      { params: { path: { id } } },
      { refetchInterval: ({ state }) => (OVER.includes(state.data?.state ?? '') ? false : 1_000) },
    ),
  );
  return (
    <Page
      title={run.data === undefined ? 'Sync run' : `${words(run.data.object)}, ${run.data.mode}`}
      above={
        <Link to="/syncs" className="small">
          Syncs
        </Link>
      }
      actions={run.data === undefined ? undefined : <Decisions run={run.data} />}
    >
      <Loaded query={run}>{(data) => <RunDetails run={data} />}</Loaded>
    </Page>
  );
}

function RunDetails({ run }: { run: SyncRun }): ReactElement {
  const { id, state, counts, estimate, apiCalls, bytes, watermark, requestedAt, startedAt, finishedAt, error } = run;
  const took = tookSeconds(run);
  return (
    <>
      <Card>
        <div className="stack">
          <div className="row">
            <RunState state={state} />
            <span>{MEANING[state] ?? ''}</span>
          </div>
          {state === 'running' ? <Progress run={run} /> : null}
          {run.pausedUntil === null ? null : (
            <span>
              Goes on <Time at={run.pausedUntil} isRelative />.
            </span>
          )}
          {error === null ? null : (
            <Notice tone="bad" title={codeWords(error.code)}>
              {error.detail}
            </Notice>
          )}
        </div>
      </Card>
      {state === 'needs_approval' ? <PendingDeletions run={run} /> : null}
      <div className="grid-two">
        <Card title="Rows">
          <Facts
            facts={[
              ['Announced by Salesforce', counts.expected === null ? 'not yet' : count(counts.expected)],
              ['Read', count(counts.read)],
              ['New', count(counts.inserted)],
              ['Changed', count(counts.updated)],
              ['As they were', count(counts.unchanged)],
              ['Deleted', count(counts.deleted)],
              ['Withheld', counts.withheld === 0 ? '0' : <Link to="/sync-errors">{count(counts.withheld)}</Link>],
            ]}
          />
        </Card>
        <Card title="Time and cost">
          <Facts
            facts={[
              ['Asked for', <Time key="asked" at={requestedAt} />],
              ['Started', startedAt === null ? 'not yet' : <Time at={startedAt} />],
              ['Ended', finishedAt === null ? 'not yet' : <Time at={finishedAt} />],
              ['Took', took === null ? '–' : duration(took)],
              [
                'Salesforce calls',
                `${count(apiCalls)}${estimate === null ? '' : `, expected ${count(estimate.apiCalls)}`}`,
              ],
              ['Received', `${count(bytes)} bytes`],
              ['Proven up to', watermark === null ? '–' : <Time at={watermark} />],
              ['Run', <CopyId key="id" id={id} what="run id" />],
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function decide(id: string, decision: Decision): Promise<unknown> {
  const params = { path: { id } };
  if (decision === 'cancel') return client.POST('/v1/syncs/{id}/cancel', { params });
  if (decision === 'approve') return client.POST('/v1/syncs/{id}/approve', { params });
  return client.POST('/v1/syncs/{id}/undo', { params });
}

const DONE: Record<Decision, string> = {
  cancel: 'The run is stopped.',
  approve: 'The deletions are approved.',
  undo: 'The deletions are taken back.',
};

function Decisions({ run: { id, state, mode, counts } }: { run: SyncRun }): ReactElement | null {
  const isAdmin = useMay('admin');
  const carryOut = async (wanted: Decision): Promise<void> => {
    await decide(id, wanted);
    await refreshAll();
    toldDone(DONE[wanted]);
  };
  const decision = useMutation({ mutationFn: carryOut, onError: toldFailure });
  if (!isAdmin) return null;
  const can = {
    cancel: ['queued', 'running', 'paused', 'needs_approval'].includes(state),
    approve: state === 'needs_approval',
    undo: mode === 'reconcile' && ['succeeded', 'partial'].includes(state) && counts.deleted > 0,
  };
  return (
    <>
      {can.cancel ? (
        <Button
          variant="default"
          loading={decision.isPending}
          onClick={() => {
            decision.mutate('cancel');
          }}
        >
          Cancel run
        </Button>
      ) : null}
      {can.undo ? (
        <Button
          variant="default"
          loading={decision.isPending}
          onClick={() => {
            decision.mutate('undo');
          }}
        >
          {`Take back ${counted(counts.deleted, 'deletion')}`}
        </Button>
      ) : null}
      {can.approve ? (
        <Confirm
          label="Approve deletions"
          title="Let this reconcile delete?"
          action="Approve"
          onConfirm={() => carryOut('approve')}
        >
          These records are in the mirror and no longer in the org, as far as the connected user sees. If that user only
          lost access, cancel the run and mend its permissions. The deletions can be taken back from this page.
        </Confirm>
      ) : null}
    </>
  );
}
