import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { counted } from '../../ui/format.js';
import classes from './overview.module.css';

type Day = Schemas['OverviewView']['recordings']['days'][number];

const OUTCOMES = [
  { key: 'linked', label: 'all three linked' },
  { key: 'partly', label: 'partly linked' },
  { key: 'empty', label: 'nothing linked' },
  { key: 'pending', label: 'waiting' },
] as const;

const HEIGHT = 100;
const STEP = 10;

const total = (day: Day): number => OUTCOMES.reduce((sum, { key }) => sum + day[key], 0);

function Bar({ day, x, most }: { day: Day; x: number; most: number }): ReactElement {
  let y = HEIGHT;
  return (
    <g>
      <title>{`${day.date}: ${OUTCOMES.map(({ key, label }) => `${String(day[key])} ${label}`).join(', ')}`}</title>
      {OUTCOMES.map(({ key }) => {
        const height = (day[key] / most) * HEIGHT;
        y -= height;
        return height === 0 ? null : (
          <rect key={key} className={classes[key]} x={x + 1.5} y={y} width={STEP - 3} height={height} rx={0.8} />
        );
      })}
    </g>
  );
}

/** Recordings a day, stacked by outcome. */
export function DaysChart({ days }: { days: readonly Day[] }): ReactElement {
  const most = Math.max(1, ...days.map(total));
  const sums = OUTCOMES.map(({ key, label }) => ({
    key,
    label,
    sum: days.reduce((sum, day) => sum + day[key], 0),
  }));
  const summary = sums.map(({ label, sum }) => `${String(sum)} ${label}`).join(', ');
  return (
    <>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${String(days.length * STEP)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Recordings a day: ${summary}. The busiest day had ${counted(most, 'recording')}.`}
      >
        {days.map((day, index) => (
          <Bar key={day.date} day={day} x={index * STEP} most={most} />
        ))}
      </svg>
      <div className={classes.axis} aria-hidden="true">
        <span>{days[0]?.date}</span>
        <span>{days.at(-1)?.date}</span>
      </div>
      <ul className={classes.legend}>
        {sums.map(({ key, label, sum }) => (
          <li key={key}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect className={classes[key]} width="10" height="10" rx="2" />
            </svg>
            {sum} {label}
          </li>
        ))}
      </ul>
    </>
  );
}
