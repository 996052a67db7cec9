import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { Card, Page } from '../../ui/page.js';
import { Secret } from '../../ui/secret.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { webhooksQuery } from './api.js';
import { EndpointForm } from './endpoint-form.js';

const COLUMNS = [{ label: 'Address' }, { label: 'Told about' }, { label: 'State' }, { label: 'Added' }];

/** Which programs are told what happens here. */
export function WebhooksPage(): ReactElement {
  const [made, setMade] = useState<{ url: string; secret: string } | null>(null);
  const webhooks = useQuery(webhooksQuery);
  return (
    <Page
      title="Webhooks"
      lead="Other programs are told as things happen, in messages signed as Standard Webhooks. Failed ones are tried again for a day and more."
      actions={
        <EndpointForm
          onSubmit={async ({ url, events, description }) => {
            const { data } = await client.POST('/v1/webhooks', {
              body: { url, events, description: description || null },
            });
            if (data !== undefined) setMade({ url: data.url, secret: data.secret });
            await refreshAll();
          }}
        />
      }
    >
      {made === null ? null : (
        <Secret title={`Signing secret of ${made.url}`} value={made.secret} what="signing secret" />
      )}
      <Card isFlush>
        <Loaded query={webhooks}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title="No webhooks yet">Add one to have your own program told when a recording is linked.</Empty>
            ) : (
              <Table label="Webhooks" columns={COLUMNS}>
                {data.map(({ id, url, description, events, enabled, createdAt }) => (
                  <tr key={id}>
                    <td>
                      <Link to="/webhooks/$id" params={{ id }}>
                        {url}
                      </Link>
                      {description === null ? null : <div className="soft small">{description}</div>}
                    </td>
                    <td className="small">{events.join(', ')}</td>
                    <td>{enabled ? <Badge tone="good">enabled</Badge> : <Badge tone="idle">disabled</Badge>}</td>
                    <td>
                      <Time at={createdAt} />
                    </td>
                  </tr>
                ))}
              </Table>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
