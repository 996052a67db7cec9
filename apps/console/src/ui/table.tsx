import type { CSSProperties, ReactElement, ReactNode } from 'react';
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

/** The label of each column that has one, for the cells of a narrow screen. Content in CSS is text in quotes. */
const labelsOf = (columns: readonly Column[]): CSSProperties =>
  Object.fromEntries(
    columns.flatMap(({ label, isHidden = false }, index) =>
      isHidden || index === 0 ? [] : [[`--column-${index + 1}`, JSON.stringify(label)]],
    ),
  );

/** A table that scrolls by itself where it is too wide, also by keyboard. On a phone each row is a block of its own. */
export function Table({ label, columns, children }: TableProps): ReactElement {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table} aria-label={label} style={labelsOf(columns)}>
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
