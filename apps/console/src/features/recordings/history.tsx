import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { words } from '../../ui/format.js';
import { Time } from '../../ui/time.js';
import classes from './tile.module.css';

type Entry = Schemas['HistoryEntryView'];

const SAID = {
  decided: 'decided it by the rules',
  set: 'linked it by hand',
  cleared: 'cleared it by hand',
  released: 'handed it back to the automatic decision',
} as const;

interface Link {
  name?: string | null;
  crmId?: string | null;
}

const named = (link: object | null): string | null => {
  const { name, crmId } = (link ?? {}) as Link;
  return name ?? crmId ?? null;
};

function said({ action, slot, before, after }: Entry): string {
  if (action === 'decided' && slot === null) return 'decided the Related Records by the rules';
  const subject = slot === null ? 'Related Records' : slot;
  const [from, to] = [named(before), named(after)];
  const change = action === 'decided' || (from === null && to === null) ? '' : `: ${from ?? 'none'} → ${to ?? 'none'}`;
  return `${SAID[action]} (${subject})${change}`;
}

/** The decision, then every change by hand, in order. */
export function History({ entries }: { entries: readonly Entry[] }): ReactElement {
  if (entries.length === 0) return <p className="soft">Nothing is decided yet.</p>;
  return (
    <ul className={classes.history}>
      {entries.map((entry, index) => (
        <li key={index}>
          <span className="soft small">
            <Time at={entry.at} />
          </span>
          <span>
            <strong>{entry.actor.name ?? words(entry.actor.kind)}</strong> {said(entry)}
          </span>
        </li>
      ))}
    </ul>
  );
}
