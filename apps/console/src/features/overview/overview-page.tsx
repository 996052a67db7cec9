import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { codeWords, count, counted, duration } from '../../ui/format.js';
import { OkIcon, WarningIcon } from '../../ui/icons.js';
import { ButtonLink, PathButton } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Lines, Loaded } from '../../ui/states.js';
import { who } from '../../ui/who.js';
import { Calls } from './calls.js';
import { DaysChart } from './days-chart.js';
import { ObjectsTable } from './objects-table.js';
import classes from './overview.module.css';

type Overview = Schemas['OverviewView'];

const VERDICTS: Record<Overview['health'], { title: string; text: string }> = {
  ok: { title: 'All is well', text: 'The mirror is kept up and nobody has to act.' },
  attention: { title: 'Something needs you', text: 'The mirror is kept up; below is what a person has to do.' },
  failing: { title: 'The mirror is not kept up', text: 'What is shown may be old until this is put right.' },
};

/** Is everything fine, and if not, what and who must act. */
export function OverviewPage(): ReactElement {
  const overview = useQuery(api.queryOptions('get', '/v1/overview', {}, { refetchInterval: 15_000 }));
  const setup = useQuery(api.queryOptions('get', '/v1/setup'));
  const isNew = setup.data !== undefined && !setup.data.complete;
  return (
    <Page title="Overview" actions={isNew ? <ButtonLink to="/setup">Go on setting up</ButtonLink> : undefined}>
      <Loaded
        query={overview}
        skeleton={
          <Card>
            <Lines rows={8} />
          </Card>
        }
      >
        {(data) => (
          <>
            <Verdict overview={data} />
            <Card title="Objects" isFlush>
              <ObjectsTable objects={data.objects} />
            </Card>
            <div className="grid-two">
              <Recordings overview={data} />
              <div className="stack">
                <Reasons overview={data} />
                <Calls usage={data.apiUsage} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const NOTHING_YET = 'Nothing is mirrored yet; below is what a person has to do.';

function Verdict({ overview: { health, actions, objects } }: { overview: Overview }): ReactElement {
  const { title, text } = VERDICTS[health];
  const isEmpty = health === 'attention' && objects.every(({ syncAgeSeconds }) => syncAgeSeconds === null);
  return (
    <>
      <section className={classes.verdict} data-health={health} aria-label="Health">
        {health === 'ok' ? <OkIcon size={30} /> : <WarningIcon size={30} />}
        <div>
          <h2>{title}</h2>
          <p>{isEmpty ? NOTHING_YET : text}</p>
        </div>
      </section>
      {actions.length === 0 ? null : (
        <Card title="What to do">
          <ul className={classes.actions}>
            {actions.map(({ code, detail, whoMustAct, link }, index) => (
              <li key={`${code}-${String(index)}`}>
                <div className={classes.actionText}>
                  <strong>{codeWords(code)}</strong>
                  <div>{detail}</div>
                  <div className="soft small">{who(whoMustAct)}</div>
                </div>
                <PathButton to={link}>Look into it</PathButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Recordings({ overview: { recordings } }: { overview: Overview }): ReactElement {
  const { days, timeToLinkSeconds } = recordings;
  const total = days.reduce((sum, { linked, partly, empty, pending }) => sum + linked + partly + empty + pending, 0);
  const { p50, p95 } = timeToLinkSeconds;
  return (
    <Card title="Recordings of the last 30 days" aside={<Link to="/recordings">All recordings</Link>}>
      {total === 0 ? (
        <Empty title="None yet">Recordings appear here as they are handed in.</Empty>
      ) : (
        <DaysChart days={days} />
      )}
      <dl className={classes.figures}>
        <div className={classes.figure}>
          <dt>Recordings</dt>
          <dd>{count(total)}</dd>
        </div>
        <div className={classes.figure}>
          <dt>Half are linked within</dt>
          <dd>{p50 === null ? '–' : duration(p50)}</dd>
        </div>
        <div className={classes.figure}>
          <dt>95 of 100 within</dt>
          <dd>{p95 === null ? '–' : duration(p95)}</dd>
        </div>
      </dl>
    </Card>
  );
}

function Reasons({ overview: { recordings } }: { overview: Overview }): ReactElement {
  const most = Math.max(1, ...recordings.reasons.map(({ count: number }) => number));
  return (
    <Card title="Why accounts are missing">
      {recordings.reasons.length === 0 ? (
        <Empty title="Nothing is missing">No recording of these days was decided without its account.</Empty>
      ) : (
        <ul className={classes.reasons}>
          {recordings.reasons.map(({ reason, count: number }) => (
            <li key={reason} className={classes.reason}>
              <Link to="/recordings" search={{ slot: 'account', slotState: 'empty', reason }}>
                {codeWords(reason)}
              </Link>
              <span className="number">{counted(number, 'recording')}</span>
              <progress className={classes.bar} aria-label={codeWords(reason)} max={most} value={number} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
