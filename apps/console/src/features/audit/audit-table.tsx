import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { words } from '../../ui/format.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { changes } from './changes.js';
import classes from './audit.module.css';

type Entry = Schemas['AuditView'];

const COLUMNS = [{ label: 'When' }, { label: 'Who' }, { label: 'What' }, { label: 'Change' }];

const KINDS: Record<Entry['actor']['kind'], string> = {
  user: 'user',
  key: 'API key',
  operator: 'command line',
  system: 'this service',
};

export function AuditTable({ entries }: { entries: readonly Entry[] }): ReactElement {
  return (
    <Table label="Audit" columns={COLUMNS}>
      {entries.map(({ id, at, actor, action, subject, before, after, sourceAddress }) => (
        <tr key={id}>
          <td className={classes.when}>
            <Time at={at} />
          </td>
          <td>
            {actor.name ?? words(KINDS[actor.kind])}
            <div className="soft small">
              {[actor.name === null ? '' : KINDS[actor.kind], sourceAddress ?? ''].filter(Boolean).join(', ')}
            </div>
          </td>
          <td>
            <strong>{words(action.replace('.', ': '))}</strong>
            {subject === null ? null : <div className={`soft small ${classes.subject ?? ''}`}>{subject}</div>}
          </td>
          <td>
            <Changes before={before} after={after} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Changes({ before, after }: { before: unknown; after: unknown }): ReactElement {
  const rows = changes(before, after);
  if (rows.length === 0) return <span className="soft">–</span>;
  return (
    <dl className={classes.changes}>
      {rows.map(({ name, from, to }) => (
        <div key={name}>
          <dt>{words(name)}</dt>
          <dd>
            {from === null ? null : <del>{from}</del>} {to === null ? null : <ins>{to}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
