import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { count } from '../../ui/format.js';
import { Card } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import classes from './calls.module.css';

type Usage = NonNullable<Schemas['OverviewView']['apiUsage']>;

const ARC = 'M 8 52 A 42 42 0 0 1 92 52';

const percentText = (share: number): string => {
  const percent = share * 100;
  return percent > 0 && percent < 1 ? 'under 1\u00a0%' : `${String(Math.round(percent))}\u00a0%`;
};

function toneOf(percent: number, budgetPercent: number): 'good' | 'warn' | 'bad' {
  if (percent >= budgetPercent) return 'bad';
  return percent >= budgetPercent * 0.8 ? 'warn' : 'good';
}

/** How much of the org's daily calls is used, by everybody who uses the org, and where our own syncs pause (Y5). */
export function Calls({ usage }: { usage: Usage | null }): ReactElement {
  const { data: settings } = useQuery(api.queryOptions('get', '/v1/settings'));
  return (
    <Card title="Salesforce calls today">
      {usage === null ? (
        <Empty title="Not known yet">The org tells it with its first answer.</Empty>
      ) : (
        <Gauge usage={usage} budgetPercent={settings?.apiBudgetPercent ?? 100} />
      )}
    </Card>
  );
}

function Gauge({
  usage: { used, limit, share },
  budgetPercent,
}: {
  usage: Usage;
  budgetPercent: number;
}): ReactElement {
  const percent = Math.min(100, share * 100);
  const text = `${count(used)} of ${count(limit)} calls`;
  return (
    <div className={classes.gauge}>
      <svg
        viewBox="0 0 100 60"
        role="meter"
        aria-label="Salesforce calls used today"
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={used}
        aria-valuetext={`${text}, ${percentText(share)}`}
      >
        <path className={classes.track} d={ARC} pathLength={100} />
        <path
          className={classes.value}
          data-tone={toneOf(percent, budgetPercent)}
          d={ARC}
          pathLength={100}
          strokeDasharray={`${String(percent)} 100`}
        />
        <line
          className={classes.budget}
          x1={1}
          x2={15}
          y1={52}
          y2={52}
          transform={`rotate(${String(budgetPercent * 1.8)} 50 52)`}
        />
        <text className={classes.share} x={50} y={50} textAnchor="middle" aria-hidden="true">
          {percentText(share)}
        </text>
      </svg>
      <div className="stack-tight">
        <strong className="number">{text}</strong>
        <span className="soft small">
          Of everybody who uses the org. At {budgetPercent}
          {'\u00a0'}%, the mark, our syncs pause until there is room again.
        </span>
      </div>
    </div>
  );
}
