import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { Breakable } from '../../ui/breakable.js';
import { ChangeList } from '../../ui/change-list.js';
import { changes } from '../../ui/changes.js';
import { words } from '../../ui/format.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
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
          <td className={classes.who}>
            <Breakable>{actor.name ?? words(KINDS[actor.kind])}</Breakable>
            <div className="soft small">
              {[actor.name === null ? '' : KINDS[actor.kind], sourceAddress ?? ''].filter(Boolean).join(', ')}
            </div>
          </td>
          <td>
            <strong>{words(action.replace('.', ': '))}</strong>
            {subject === null ? null : <div className={`soft small ${classes.subject ?? ''}`}>{subject}</div>}
          </td>
          <td>
            <ChangeList changes={changes(before, after)} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
