import type { ReactElement } from 'react';
import classes from './tabs.module.css';

interface TabsProps {
  label: string;
  tabs: readonly { name: string; isCurrent: boolean }[];
  onChoose: (index: number) => void;
}

/** A choice of views; the address holds which one. */
export function Tabs({ label, tabs, onChoose }: TabsProps): ReactElement {
  return (
    <div className={classes.tabs} role="group" aria-label={label}>
      {tabs.map(({ name, isCurrent }, index) => (
        <button
          key={name}
          type="button"
          className={classes.tab}
          aria-current={isCurrent}
          onClick={() => {
            onChoose(index);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
