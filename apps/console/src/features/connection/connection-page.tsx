import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api, client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Badge } from '../../ui/badge.js';
import { Confirm } from '../../ui/confirm.js';
import { CopyId } from '../../ui/copy.js';
import { Facts } from '../../ui/facts.js';
import { codeWords, count } from '../../ui/format.js';
import { OutLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { Time } from '../../ui/time.js';
import { toldDone } from '../../ui/told.js';
import { who } from '../../ui/who.js';
import { BrowserGrant } from './browser-grant.js';
import { Diagnosis } from './diagnosis.js';
import { ServerGrant } from './server-grant.js';
import { SignInOutcome } from './sign-in-outcome.js';
import { Notice } from '../../ui/notice.js';

type Connection = Schemas['ConnectionViewDto'];

const GRANTS: Record<string, string> = {
  web_server: 'Signed in with a browser',
  client_credentials: 'Client credentials',
  jwt_bearer: 'JWT bearer',
};

/** The team's connection with its org: how it stands, how to make it, what is missing. */
export function ConnectionPage(): ReactElement {
  const isAdmin = useMay('admin');
  const connection = useQuery(api.queryOptions('get', '/v1/connection'));
  const isConnected = connection.data !== undefined && connection.data.state !== 'disconnected';
  return (
    <Page
      title="Salesforce connection"
      lead="Related Records reads from Salesforce and never writes to it."
      actions={isAdmin && isConnected ? <Disconnect /> : undefined}
    >
      <SignInOutcome />
      <Loaded query={connection}>
        {(data) => (
          <>
            {isConnected ? <Standing connection={data} /> : null}
            {isAdmin && isConnected ? <Diagnosis /> : null}
            {isAdmin ? (
              <div className="grid-two">
                <BrowserGrant isAgain={isConnected} />
                <ServerGrant />
              </div>
            ) : isConnected ? null : (
              <Notice tone="plain" title="No org is connected">
                An admin of your team connects one.
              </Notice>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ connection }: { connection: Connection }): ReactElement {
  const { state, error, orgName, orgId, sandbox, instanceUrl, username, grant, apiUsage } = connection;
  return (
    <Card
      title={orgName ?? 'Connected org'}
      aside={state === 'connected' ? <Badge tone="good">connected</Badge> : <Badge tone="bad">needs attention</Badge>}
    >
      <div className="stack">
        {error === null ? null : (
          <Notice tone="bad" title={codeWords(error.code)}>
            <div className="stack-tight">
              <span>{error.message}</span>
              <span>
                {who(error.whoMustAct)}. Since <Time at={error.since} />.
              </span>
            </div>
          </Notice>
        )}
        <Facts
          facts={[
            ['Organisation', orgId === null ? '–' : <CopyId key="org" id={orgId} what="organisation id" />],
            ['Kind', sandbox === null ? '–' : sandbox ? 'Sandbox' : 'Production'],
            [
              'Address',
              instanceUrl === null ? (
                '–'
              ) : (
                <OutLink key="url" href={instanceUrl}>
                  {instanceUrl}
                </OutLink>
              ),
            ],
            ['Acts as', username ?? '–'],
            ['Signed in by', GRANTS[grant ?? ''] ?? '–'],
            ['Calls today', apiUsage === null ? '–' : `${count(apiUsage.used)} of ${count(apiUsage.limit)}`],
          ]}
        />
      </div>
    </Card>
  );
}

function Disconnect(): ReactElement {
  return (
    <Confirm
      label="Disconnect"
      title="Disconnect from Salesforce?"
      onConfirm={async () => {
        await client.DELETE('/v1/connection');
        await refreshAll();
        toldDone('Disconnected.');
      }}
    >
      The tokens are revoked and forgotten, and syncs stop. The mirror stays as it is: recordings go on being linked
      from it, and it grows old. Only the same org can be connected again.
    </Confirm>
  );
}
