import type { ReactElement, ReactNode } from 'react';
import classes from './facts.module.css';

type Fact = readonly [name: string, value: ReactNode, source?: string | null | undefined];

/**
 * Names and values, one below the other; a value that Salesforce feeds with the name of the field there, which on a phone
 * takes a line with the name.
 */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactElement {
  const hasSources = facts.some(([, , source]) => source != null);
  return (
    <dl className={classes.facts} {...(hasSources ? { 'data-sources': true } : {})}>
      {facts.map(([name, value, source = null]) => (
        <div key={name} className={classes.fact}>
          <dt>
            {name}
            {source === null ? null : (
              <div className="small">
                <code title="The Salesforce field that feeds it">{source}</code>
              </div>
            )}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
