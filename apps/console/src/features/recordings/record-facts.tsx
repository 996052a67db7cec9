import type { ReactElement } from 'react';
import { amount, words } from '../../ui/format.js';
import type { TileRecord } from './api.js';
import classes from './tile.module.css';

/** Ids are for machines; the tile names what a seller reads. */
const isShown = (target: string): boolean => !target.endsWith('CrmId') && target !== 'name';

const show = (target: string, value: string | null | undefined): string => {
  if (value === null || value === undefined || value === '') return '–';
  return target === 'amount' ? amount(value, null) : value;
};

/** Today's values, and beside a changed one what it was when the recording was decided. */
export function RecordFacts({ record: { fields, snapshot } }: { record: TileRecord }): ReactElement | null {
  const values = fields ?? snapshot ?? {};
  const targets = Object.keys(values).filter((target) => isShown(target) && (target !== 'currency' || values[target]));
  if (targets.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {targets.map((target) => {
        const now = fields?.[target];
        const then = snapshot?.[target];
        const hasChanged = fields !== null && snapshot !== null && (now ?? null) !== (then ?? null);
        return (
          <div key={target} className={classes.fact}>
            <dt>{words(target)}</dt>
            <dd>
              {show(target, fields === null ? then : now)}
              {hasChanged ? <span className={classes.then}>then: {show(target, then)}</span> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
