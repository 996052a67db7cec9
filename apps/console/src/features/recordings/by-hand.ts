import { client } from '../../api/client.js';
import type { Slot } from './api.js';

/** What a person may do to a slot (M1). */
export type Change = { slot: Slot } & ({ action: 'link'; crmId: string } | { action: 'clear' | 'release' });

export function changeByHand(externalId: string, change: Change): Promise<unknown> {
  const params = { path: { externalId, slot: change.slot } };
  const path = '/v1/recordings/{externalId}/related-records/{slot}';
  if (change.action === 'link') return client.PUT(path, { params, body: { crmId: change.crmId } });
  if (change.action === 'clear') return client.DELETE(path, { params });
  return client.POST(`${path}/release`, { params });
}
