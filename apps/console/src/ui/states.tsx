import { Button, Skeleton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Problem } from '#client';
import { EmptyIcon, ErrorIcon, LockIcon } from './icons.js';
import classes from './states.module.css';

interface StateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing is here: what would be, and what to do so that it is. */
export function Empty({ title, children, action }: StateProps): ReactElement {
  return (
    <div className={classes.state}>
      <span className={classes.figure}>
        <EmptyIcon size={22} />
      </span>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}

export function Forbidden({ children }: { children?: ReactNode }): ReactElement {
  return (
    <div className={classes.state}>
      <span className={classes.figure}>
        <LockIcon size={22} />
      </span>
      <h2>This page is for admins</h2>
      <p>{children ?? 'Ask an admin of your team, or have your role changed under Users.'}</p>
    </div>
  );
}

const FAILURES: Record<number, string> = { 404: 'There is no such record', 410: 'It was erased' };

/** A request failed: what the service said, and the number under which its log has it. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactElement {
  if (error instanceof Problem && error.status === 403) return <Forbidden>{error.message}</Forbidden>;
  const isProblem = error instanceof Problem;
  return (
    <div className={classes.state} role="alert">
      <span className={classes.figure} data-tone="bad">
        <ErrorIcon size={22} />
      </span>
      <h2>{(isProblem ? FAILURES[error.status] : undefined) ?? 'This could not be loaded'}</h2>
      <p>{isProblem ? error.message : 'The service did not answer. Is it running, and are you online?'}</p>
      {isProblem && error.status >= 500 && error.requestId !== null ? (
        <p className="small">
          Tell whoever runs the service: request <code>{error.requestId}</code>
        </p>
      ) : null}
      {onRetry === undefined ? null : (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

export function Lines({ rows = 5 }: { rows?: number }): ReactElement {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={18} width={index % 3 === 2 ? '62%' : '100%'} />
      ))}
    </div>
  );
}

/** What a page knows of a query, or of a list that is read in pages. */
interface Asked<T> {
  data: T | undefined;
  isError: boolean;
  error: unknown;
  refetch: () => Promise<unknown>;
}

interface LoadedProps<T> {
  query: Asked<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** A query's three outcomes. What was shown before stays while it is asked for again. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton ?? <Lines />}</>;
}
