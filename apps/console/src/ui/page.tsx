import { type ReactElement, type ReactNode, useEffect, useId } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** Before the title, when the title is a record's name. */
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: its title in the tab and on top, what it is for, and what can be done here. */
export function Page({ title, above, lead, actions, children }: PageProps): ReactElement {
  useEffect(() => {
    document.title = `${title} · Related Records`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titles}>
          {above}
          <h1>{title}</h1>
          {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  title?: string;
  aside?: ReactNode;
  /** Without inner margin: for a table that reaches the edges. */
  isFlush?: boolean;
  children: ReactNode;
}

/** A titled part of a page, a region to a screen reader. */
export function Card({ title, aside, isFlush = false, children }: CardProps): ReactElement {
  const id = useId();
  return (
    <section
      className={isFlush ? `${classes.card} ${classes.flush}` : classes.card}
      {...(title === undefined ? {} : { 'aria-labelledby': id })}
    >
      {title === undefined ? null : (
        <div className={classes.cardHead}>
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
