import type { ReactElement, ReactNode } from 'react';
import classes from './table.module.css';

interface Column {
  label: string;
  isNumber?: boolean;
  /** Read to a screen reader only: above buttons. */
  isHidden?: boolean;
}

interface TableProps {
  /** Names the table. */
  label: string;
  columns: readonly Column[];
  children: ReactNode;
}

/** A table that scrolls by itself on a narrow screen, also by keyboard. */
export function Table({ label, columns, children }: TableProps): ReactElement {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ label: name, isNumber = false, isHidden = false }) => (
              <th key={name} scope="col" {...(isNumber ? { 'data-number': true } : {})}>
                {isHidden ? <span className="visually-hidden">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function NumberCell({ children }: { children: ReactNode }): ReactElement {
  return <td data-number>{children}</td>;
}
