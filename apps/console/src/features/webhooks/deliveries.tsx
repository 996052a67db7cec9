import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { usePages } from '../../api/pages.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { counted } from '../../ui/format.js';
import { PagedCard } from '../../ui/paged-card.js';
import { Empty } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import type { Delivery } from './api.js';
import classes from './webhooks.module.css';

const TONES: Record<Delivery['state'], Tone> = { delivered: 'good', pending: 'busy', failed: 'bad' };
const COLUMNS = [
  { label: 'Message' },
  { label: 'State' },
  { label: 'Tries' },
  { label: 'Answer' },
  { label: 'Actions', isHidden: true },
];

/** What was told, the latest first, with the answer to the last try. */
export function Deliveries({ webhookId }: { webhookId: string }): ReactElement {
  const list = usePages(
    ['get', '/v1/webhooks/{id}/deliveries', webhookId],
    (page) =>
      client.GET('/v1/webhooks/{id}/deliveries', {
        params: { path: { id: webhookId }, query: { limit: 30, ...page } },
      }),
    { refetchInterval: 10_000 },
  );
  return (
    <PagedCard
      title="Deliveries"
      list={list}
      empty={<Empty title="Nothing was told yet">Send a ping to see whether messages arrive.</Empty>}
    >
      {(deliveries) => (
        <Table label="Deliveries" columns={COLUMNS}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} webhookId={webhookId} delivery={delivery} />
          ))}
        </Table>
      )}
    </PagedCard>
  );
}

function answerOf({ lastStatus, lastError, attempts }: Delivery): string {
  if (lastError !== null) return lastError;
  if (lastStatus !== null) return String(lastStatus);
  return attempts === 0 ? '–' : 'none';
}

function DeliveryRow({ webhookId, delivery }: { webhookId: string; delivery: Delivery }): ReactElement {
  const { id, type, occurredAt, state, attempts, nextAttemptAt, payload } = delivery;
  const [isOpen, setIsOpen] = useState(false);
  const replay = useMutation({
    mutationFn: () => {
      const params = { path: { id: webhookId, deliveryId: id } };
      return client.POST('/v1/webhooks/{id}/deliveries/{deliveryId}/replay', { params });
    },
    onSuccess: async () => {
      await refreshAll();
      toldDone('It is told again.');
    },
    onError: toldFailure,
  });
  return (
    <>
      <tr>
        <td>
          <strong>{type}</strong>
          <div className="soft small">
            <Time at={occurredAt} />
          </div>
        </td>
        <td>
          <Badge tone={TONES[state]}>{state}</Badge>
          {state !== 'pending' || nextAttemptAt === null ? null : (
            <div className="soft small">
              next try <Time at={nextAttemptAt} isRelative />
            </div>
          )}
        </td>
        <td className="number">{counted(attempts, 'try', 'tries')}</td>
        <td>{answerOf(delivery)}</td>
        <td>
          <div className="row">
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={isOpen}
              aria-label={`Content of ${type} ${id}`}
              onClick={() => {
                setIsOpen(!isOpen);
              }}
            >
              Content
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Replay ${type} ${id}`}
              loading={replay.isPending}
              onClick={() => {
                replay.mutate();
              }}
            >
              Replay
            </Button>
          </div>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={COLUMNS.length}>
            <div className="small soft">
              Header <code>webhook-id: {id}</code>
            </div>
            <pre className={classes.content} tabIndex={0}>
              {JSON.stringify(payload, null, 2)}
            </pre>
          </td>
        </tr>
      ) : null}
    </>
  );
}
