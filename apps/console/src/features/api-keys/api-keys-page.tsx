import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { api, client, refreshAll } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { Confirm } from '../../ui/confirm.js';
import { Card, Page } from '../../ui/page.js';
import { Secret } from '../../ui/secret.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time, useNow } from '../../ui/time.js';
import { toldDone } from '../../ui/told.js';
import { CreateKey } from './create-key.js';

type ApiKey = Schemas['ApiKeyView'];

const COLUMNS = [
  { label: 'Key' },
  { label: 'Role' },
  { label: 'Made' },
  { label: 'Last used' },
  { label: 'Expires' },
  { label: 'Actions', isHidden: true },
];

/** The keys of other programs: who made each, and when it was last used. */
export function ApiKeysPage(): ReactElement {
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const keys = useQuery(api.queryOptions('get', '/v1/api-keys', { params: { query: { limit: 500 } } }));
  return (
    <Page
      title="API keys"
      lead="For other programs: your recording service hands recordings in with a key of the role “service”."
      actions={<CreateKey onMade={setMade} />}
    >
      {made === null ? null : <Secret title={`The key “${made.name}”`} value={made.key} what="API key" />}
      <Card isFlush>
        <Loaded query={keys}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title="No keys yet">A program needs one to hand in recordings, or to read them.</Empty>
            ) : (
              <Table label="API keys" columns={COLUMNS}>
                {data.map((key) => (
                  <KeyRow key={key.id} apiKey={key} />
                ))}
              </Table>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function maker(createdBy: ApiKey['createdBy']): string {
  if (createdBy === null) return 'by whom is not known';
  if (createdBy.kind === 'operator') return 'at the command line';
  const name = createdBy.name ?? createdBy.id ?? '';
  return `by ${createdBy.kind === 'key' ? `the key ${name}` : name}${createdBy.gone ? ', deleted since' : ''}`;
}

function Expiry({ expiresAt }: { expiresAt: string | null }): ReactElement {
  const now = useNow();
  if (expiresAt === null) return <span className="soft">Never</span>;
  if (new Date(expiresAt).getTime() <= now) return <Badge tone="bad">expired</Badge>;
  return <Time at={expiresAt} />;
}

function KeyRow({
  apiKey: { id, name, role, createdAt, createdBy, lastUsedAt, expiresAt },
}: {
  apiKey: ApiKey;
}): ReactElement {
  return (
    <tr>
      <td>
        <strong>{name}</strong>
      </td>
      <td>{role}</td>
      <td>
        <Time at={createdAt} />
        <div className="soft small">{maker(createdBy)}</div>
      </td>
      <td>{lastUsedAt === null ? <span className="soft">Never</span> : <Time at={lastUsedAt} isRelative />}</td>
      <td>
        <Expiry expiresAt={expiresAt} />
      </td>
      <td>
        <Confirm
          size="compact-sm"
          label="Revoke"
          about={`Revoke the key ${name}`}
          title={`Revoke “${name}”?`}
          action="Revoke key"
          onConfirm={async () => {
            await client.DELETE('/v1/api-keys/{id}', { params: { path: { id } } });
            await refreshAll();
            toldDone(`“${name}” is revoked.`);
          }}
        >
          Whatever uses it is refused from now on. This cannot be taken back.
        </Confirm>
      </td>
    </tr>
  );
}
