import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { Badge } from '../../ui/badge.js';
import { count, duration, words } from '../../ui/format.js';
import { RunState } from '../../ui/run-state.js';
import { NumberCell, Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';

type ObjectStatus = Schemas['OverviewView']['objects'][number];

const COLUMNS = [
  { label: 'Object' },
  { label: 'Last sync ended' },
  { label: 'Runs now' },
  { label: 'Mirror is' },
  { label: 'Records', isNumber: true },
  { label: 'Withheld', isNumber: true },
  { label: 'Next' },
];

function Running({ running }: { running: ObjectStatus['running'] }): ReactElement {
  if (running === null) return <span className="soft">–</span>;
  const { runId, state, phase, counts } = running;
  return (
    <div className="stack-tight">
      <Link to="/syncs/$id" params={{ id: runId }}>
        <RunState state={state} />
      </Link>
      <span className="soft small number">
        {phase === null ? '' : `${phase}, `}
        {counts.expected === null ? `${count(counts.read)} read` : `${count(counts.read)} of ${count(counts.expected)}`}
      </span>
    </div>
  );
}

/** Per object: how the last one ended, what runs now, how old the mirror is. */
export function ObjectsTable({ objects }: { objects: readonly ObjectStatus[] }): ReactElement {
  return (
    <Table label="Objects" columns={COLUMNS}>
      {objects.map(({ object, lastOutcome, running, syncAgeSeconds, records, withheld, nextAt }) => (
        <tr key={object}>
          <td>
            <strong>{words(object)}</strong>
          </td>
          <td>
            {lastOutcome === null ? (
              <Badge tone="idle">never synced</Badge>
            ) : (
              <div className="stack-tight">
                <Link to="/syncs/$id" params={{ id: lastOutcome.runId }}>
                  <RunState state={lastOutcome.state} />
                </Link>
                <span className="soft small">
                  {lastOutcome.finishedAt === null ? null : <Time at={lastOutcome.finishedAt} isRelative />}
                </span>
              </div>
            )}
          </td>
          <td>
            <Running running={running} />
          </td>
          <td className="number">{syncAgeSeconds === null ? '–' : `${duration(syncAgeSeconds)} old`}</td>
          <NumberCell>{count(records)}</NumberCell>
          <NumberCell>{withheld === 0 ? '0' : <Link to="/sync-errors">{count(withheld)}</Link>}</NumberCell>
          <td>{nextAt === null ? <span className="soft">–</span> : <Time at={nextAt} isRelative />}</td>
        </tr>
      ))}
    </Table>
  );
}
