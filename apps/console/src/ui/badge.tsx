import type { ReactElement, ReactNode } from 'react';
import classes from './badge.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'busy';

/** A state in a word; the colour only repeats what the word says. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }): ReactElement {
  return <span className={`${classes.badge ?? ''} ${classes[tone] ?? ''}`}>{children}</span>;
}
