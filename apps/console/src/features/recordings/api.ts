import type { Schemas } from '#client';
import { api } from '../../api/client.js';

export type Slot = 'person' | 'account' | 'opportunity';
export const SLOTS: readonly { slot: Slot; title: string }[] = [
  { slot: 'person', title: 'Person' },
  { slot: 'account', title: 'Account' },
  { slot: 'opportunity', title: 'Opportunity' },
];

export type TileRecord = Schemas['TileRecordView'];
export type Recording = Schemas['RecordingView'];

const ROOT = '/v1/recordings/{externalId}';
const of = (externalId: string) => ({ params: { path: { externalId } } });

export const recordingQuery = (externalId: string) => api.queryOptions('get', ROOT, of(externalId));
export const tileQuery = (externalId: string) => api.queryOptions('get', `${ROOT}/related-records`, of(externalId));
export const explanationQuery = (externalId: string) =>
  api.queryOptions('get', `${ROOT}/related-records/explanation`, of(externalId));
export const historyQuery = (externalId: string) => api.queryOptions('get', `${ROOT}/history`, of(externalId));

export interface RecordingsSearch {
  q?: string;
  state?: string;
  slot?: string;
  slotState?: string;
  reason?: string;
}

/** A list's filter as the API takes it: the address holds text alone. */
export const filterOf = (search: RecordingsSearch) => search as Record<string, never>;
