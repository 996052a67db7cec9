import { type ReactElement, type ReactNode, useId } from 'react';
import { InfoIcon, OkIcon, WarningIcon } from './icons.js';
import classes from './notice.module.css';

interface NoticeProps {
  tone: 'good' | 'warn' | 'bad' | 'plain';
  title: string;
  /** `alert` interrupts a screen reader: for what just happened. */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

const ICONS = { good: OkIcon, warn: WarningIcon, bad: WarningIcon, plain: InfoIcon };

/** Something the reader should know before the rest of the page. */
export function Notice({ tone, title, role, children }: NoticeProps): ReactElement {
  const id = useId();
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={role ?? 'note'} aria-labelledby={id}>
      <Icon size={18} />
      <div className={classes.body}>
        <strong id={id}>{title}</strong>
        {children === undefined ? null : <div>{children}</div>}
      </div>
    </div>
  );
}
