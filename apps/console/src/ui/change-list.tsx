import type { ReactElement } from 'react';
import classes from './change-list.module.css';
import type { Change } from './changes.js';
import { words } from './format.js';

/** Member by member, what was and what is. */
export function ChangeList({ changes }: { changes: readonly Change[] }): ReactElement {
  if (changes.length === 0) return <span className="soft">–</span>;
  return (
    <dl className={classes.changes}>
      {changes.map(({ name, from, to }) => (
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
