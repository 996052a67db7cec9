import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { counted, words } from '../../ui/format.js';
import { OutLink } from '../../ui/link.js';
import { Card } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import type { SyncRun } from './runs.js';

/** What a reconcile would delete once it is approved (Y4). */
export function PendingDeletions({ run: { id, object } }: { run: SyncRun }): ReactElement {
  const deletions = useQuery(api.queryOptions('get', '/v1/syncs/{id}/deletions', { params: { path: { id } } }));
  return (
    <Card title="What it would delete">
      <Loaded query={deletions}>
        {({ count, samples }) => (
          <div className="stack-tight">
            <strong>{counted(count, `record of ${words(object)}`, `records of ${words(object)}`)}</strong>
            <ul>
              {samples.map(({ crmId, name, url }) => (
                <li key={crmId}>
                  {url === null ? (name ?? crmId) : <OutLink href={url}>{name ?? crmId}</OutLink>} <code>{crmId}</code>
                </li>
              ))}
            </ul>
            {count > samples.length ? (
              <span className="soft">and {counted(count - samples.length, 'other')}</span>
            ) : null}
          </div>
        )}
      </Loaded>
    </Card>
  );
}
