import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { codeWords, count } from '../../ui/format.js';
import classes from './recordings.module.css';

interface ReasonFilterProps {
  reasons: readonly Schemas['ReasonView'][];
  chosen: string | undefined;
  onChoose: (reason: string | undefined) => void;
}

/** Why accounts are missing, with how many recordings each: a click shows those alone, another shows all again. */
export function ReasonFilter({ reasons, chosen, onChoose }: ReasonFilterProps): ReactElement {
  return (
    <div className={classes.reasons} role="group" aria-label="Reasons">
      {reasons.map(({ reason, count: number, sentence }) => (
        <button
          key={reason}
          type="button"
          className={classes.reason}
          aria-pressed={chosen === reason}
          title={sentence}
          onClick={() => {
            onChoose(chosen === reason ? undefined : reason);
          }}
        >
          <strong className="number">{count(number)}</strong> {codeWords(reason)}
        </button>
      ))}
    </div>
  );
}
