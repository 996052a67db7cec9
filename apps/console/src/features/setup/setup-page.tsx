import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { PathButton } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { FirstRecording } from './first-recording.js';
import { SaveDomains } from './save-domains.js';
import classes from './setup.module.css';

const TITLES: Record<string, string> = {
  admin: 'An admin',
  connection: 'Connect Salesforce',
  internalDomains: 'Your own mail domains',
  stages: 'Stages',
  mapping: 'Opportunity fields',
  firstSync: 'The first sync',
  firstRecording: 'The first recording',
};

const STATES: Record<string, { tone: Tone; words: string }> = {
  done: { tone: 'good', words: 'done' },
  next: { tone: 'busy', words: 'next' },
  waiting: { tone: 'idle', words: 'later' },
};

/** From an empty installation to a first linked recording, one step after the other. */
export function SetupPage(): ReactElement {
  const setup = useQuery(api.queryOptions('get', '/v1/setup', {}, { refetchInterval: 5_000 }));
  return (
    <Page
      title="Set up"
      lead={
        setup.data?.complete === true
          ? 'All is done. This page stays, should anything come undone.'
          : 'Seven steps from an empty installation to a first linked recording.'
      }
    >
      <Card>
        <Loaded query={setup}>
          {({ steps }) => (
            <ol className={classes.steps}>
              {steps.map(({ id, state, detail, link, proposed = [] }) => {
                const { tone, words } = STATES[state] ?? { tone: 'idle', words: state };
                return (
                  <li key={id} className={classes.step} data-state={state}>
                    <div className={classes.text}>
                      <div className="row">
                        <strong>{TITLES[id] ?? id}</strong>
                        <Badge tone={tone}>{words}</Badge>
                      </div>
                      <div className="soft">{detail}</div>
                    </div>
                    <SaveDomains domains={proposed} />
                    {state === 'next' ? <StepAction id={id} link={link} /> : null}
                  </li>
                );
              })}
            </ol>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

/** How the next step is done: on its own page, but for the first recording, which can be handed in from here. */
function StepAction({ id, link }: { id: string; link: string }): ReactElement | null {
  const isAdmin = useMay('admin');
  if (id === 'admin') return null;
  if (id === 'firstRecording' && isAdmin) return <FirstRecording />;
  return <PathButton to={link}>Do this now</PathButton>;
}
