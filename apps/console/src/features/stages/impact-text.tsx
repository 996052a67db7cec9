import type { ReactElement } from 'react';
import { counted } from '../../ui/format.js';
import { Notice } from '../../ui/notice.js';
import type { Impact, Share } from './impact.js';

const opportunities = (number: number): string => counted(number, 'opportunity', 'opportunities');

const total = (shares: readonly Share[]): number => shares.reduce((sum, share) => sum + share.opportunities, 0);

function Shares({ shares }: { shares: readonly Share[] }): ReactElement {
  return (
    <ul>
      {shares.map(({ value, opportunities: number }) => (
        <li key={value}>
          {value}: {opportunities(number)}
        </li>
      ))}
    </ul>
  );
}

interface ImpactTextProps {
  /** Undefined where the org could not be asked who holds what. */
  impact: Impact | undefined;
}

/** What a changed list withholds, releases and counts otherwise, with the opportunities behind each. */
export function ImpactText({ impact }: ImpactTextProps): ReactElement {
  if (impact === undefined) {
    return (
      <Notice tone="plain" title="How many opportunities it concerns is not known now">
        The org cannot be asked. What is saved holds as soon as it is saved.
      </Notice>
    );
  }
  const { withheld, released, recounted } = impact;
  if (withheld.length + released.length + recounted.length === 0)
    return <p>No opportunity is withheld or released by it.</p>;
  return (
    <>
      {withheld.length === 0 ? null : (
        <Notice tone="warn" title={`It withholds ${opportunities(total(withheld))} from linking`}>
          <Shares shares={withheld} />
        </Notice>
      )}
      {released.length === 0 ? null : (
        <Notice tone="good" title={`It releases ${opportunities(total(released))} to linking, at once`}>
          <Shares shares={released} />
        </Notice>
      )}
      {recounted.length === 0 ? null : (
        <Notice tone="warn" title={`It counts ${opportunities(total(recounted))} otherwise`}>
          <ul>
            {recounted.map(({ value, from, to, opportunities: number }) => (
              <li key={value}>
                {value}: {opportunities(number)}, {to} instead of {from}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
