import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { Confirm } from '../../ui/confirm.js';
import { CopyId } from '../../ui/copy.js';
import { Facts } from '../../ui/facts.js';
import { Card, Page } from '../../ui/page.js';
import { Secret } from '../../ui/secret.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { type Webhook, webhooksQuery } from './api.js';
import { Deliveries } from './deliveries.js';
import { EndpointForm } from './endpoint-form.js';

/** One webhook: what it is told, whether the messages arrive, and what can be done about it. */
export function WebhookPage(): ReactElement {
  const { id } = useParams({ from: '/signed-in/admins/webhooks/$id' });
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.data.find((one) => one.id === id);
  return (
    <Page
      title={webhook?.url ?? 'Webhook'}
      above={
        <Link to="/webhooks" className="small">
          Webhooks
        </Link>
      }
      lead={webhook?.description ?? undefined}
      actions={webhook === undefined ? undefined : <Ping id={id} />}
    >
      <Loaded query={webhooks}>
        {() =>
          webhook === undefined ? (
            <Card>
              <Empty title="There is no such webhook">It may have been deleted.</Empty>
            </Card>
          ) : (
            <>
              <Standing key={webhook.id} webhook={webhook} />
              <Deliveries webhookId={id} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Ping({ id }: { id: string }): ReactElement {
  const ping = useMutation({
    mutationFn: () => client.POST('/v1/webhooks/{id}/ping', { params: { path: { id } } }),
    onSuccess: async ({ data }) => {
      await refreshAll();
      if (data?.state === 'delivered') toldDone(`It answered ${String(data.lastStatus ?? '')}.`);
      else toldFailure(data?.lastError ?? 'It did not answer.');
    },
    onError: toldFailure,
  });
  return (
    <Button
      loading={ping.isPending}
      onClick={() => {
        ping.mutate();
      }}
    >
      Send ping
    </Button>
  );
}

function Standing({ webhook }: { webhook: Webhook }): ReactElement {
  const { id, url, events, enabled, previousSecretEndsAt, createdAt } = webhook;
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string | null>(null);
  const params = { path: { id } };
  const toggle = useMutation({
    mutationFn: () => client.PATCH('/v1/webhooks/{id}', { params, body: { enabled: !enabled } }),
    onSuccess: refreshAll,
    onError: toldFailure,
  });
  return (
    <>
      {secret === null ? null : (
        <Secret
          title="The new signing secret; the one before is valid for a day"
          value={secret}
          what="signing secret"
        />
      )}
      <Card title="Endpoint" aside={enabled ? <Badge tone="good">enabled</Badge> : <Badge tone="idle">disabled</Badge>}>
        <div className="stack">
          <Facts
            facts={[
              ['Told about', events.join(', ')],
              ['Added', <Time key="added" at={createdAt} />],
              [
                'Secret before',
                previousSecretEndsAt === null ? 'none in use' : <Time key="before" at={previousSecretEndsAt} />,
              ],
              ['Id', <CopyId key="id" id={id} what="webhook id" />],
            ]}
          />
          <div className="row">
            <EndpointForm
              endpoint={webhook}
              onSubmit={async ({ description, ...rest }) => {
                await client.PATCH('/v1/webhooks/{id}', {
                  params,
                  body: { ...rest, description: description || null },
                });
                await refreshAll();
                toldDone('Saved.');
              }}
            />
            <Button
              variant="default"
              loading={toggle.isPending}
              onClick={() => {
                toggle.mutate();
              }}
            >
              {enabled ? 'Disable' : 'Enable'}
            </Button>
            <Confirm
              label="Rotate secret"
              title="Make another signing secret?"
              onConfirm={async () => {
                const { data } = await client.POST('/v1/webhooks/{id}/rotate-secret', { params });
                setSecret(data?.secret ?? null);
                await refreshAll();
              }}
            >
              Messages are signed with both for a day, so that the receiver can change over.
            </Confirm>
            <Confirm
              label="Delete webhook"
              title={`Delete the webhook to ${url}?`}
              onConfirm={async () => {
                await client.DELETE('/v1/webhooks/{id}', { params });
                toldDone('The webhook is deleted.');
                await navigate({ to: '/webhooks' });
                await refreshAll();
              }}
            >
              Nothing more is told to it, and its deliveries go with it.
            </Confirm>
          </div>
        </div>
      </Card>
    </>
  );
}
