import { Inject, Injectable } from '@nestjs/common';
import { DB, type Db, Events, newId, type TeamEvent, transaction } from '#platform';
import { DeliveryScheduler } from './delivery-scheduler.service.js';
import { isWebhookEvent } from './domain/event-types.js';
import * as cursors from './store/cursors.js';
import * as deliveries from './store/deliveries.js';
import * as endpoints from './store/endpoints.js';

/** Events that no endpoint wants move the cursor only so often. */
const EVENTS_PER_CURSOR = 500;

/** An id that no event has: all events that are kept come. */
const FROM_THE_FIRST = '0';

/**
 * Turns what happens in a team into deliveries. Any number of processes may follow a team: an event that several of them
 * read becomes one delivery for each endpoint, and so does one that is read again after a crash.
 */
@Injectable()
export class EventFanOut {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly events: Events,
    private readonly scheduler: DeliveryScheduler,
  ) {}

  /** Goes on from where it last was, until the signal. */
  async follow(teamId: string, signal: AbortSignal): Promise<void> {
    const afterId = (await cursors.get(this.db, teamId)) ?? FROM_THE_FIRST;
    let passed = 0;
    for await (const event of this.events.subscribe(teamId, { afterId, signal })) {
      if (isWebhookEvent(event.type)) await this.fanOut(teamId, { ...event, type: event.type });
      else if (++passed % EVENTS_PER_CURSOR === 0) await cursors.set(this.db, teamId, event.id);
    }
  }

  private async fanOut(teamId: string, event: TeamEvent & Pick<deliveries.NewDelivery, 'type'>): Promise<void> {
    // Of what was before an endpoint was made, or while it is switched off, it is not told.
    const told = (await endpoints.all(this.db, teamId)).filter(
      ({ events, enabled, createdAt }) => enabled && events.includes(event.type) && createdAt <= event.at,
    );
    await transaction(this.db, async (trx) => {
      for (const { id: endpointId } of told) {
        const { id: eventId, type, at: occurredAt, payload } = event;
        const id = newId();
        await deliveries.insert(trx, teamId, { id, endpointId, eventId, type, occurredAt, payload });
      }
      await cursors.set(trx, teamId, event.id);
      if (told.length > 0) this.scheduler.announce(trx);
    });
  }
}
