import type { Schemas } from '#client';

export type Slot = 'person' | 'account' | 'opportunity';
export type Tile = Schemas['TileView'];
export type TileRecord = Schemas['TileRecordView'];
export type SlotDecision = Schemas['SlotDecisionView'];
export type Found = Pick<Schemas['RecordView'], 'crmId' | 'type' | 'name'>;

/** The service said no; `isExpired` when a new token would help. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly isExpired: boolean,
  ) {
    super(message);
  }
}

const SEARCHES: Record<Slot, string> = { person: 'people', account: 'accounts', opportunity: 'opportunities' };

/** The few routes that a token for one recording's tile opens, at the origin that this script came from. */
export class TileApi {
  private readonly root: string;

  constructor(
    private readonly origin: string,
    externalId: string,
    private readonly token: string,
  ) {
    this.root = `/v1/recordings/${encodeURIComponent(externalId)}/related-records`;
  }

  tile(): Promise<Tile> {
    return this.call('GET', this.root);
  }

  async why(): Promise<Record<Slot, SlotDecision>> {
    const { slots } = await this.call<{ slots: Record<Slot, SlotDecision> }>('GET', `${this.root}/explanation`);
    return slots;
  }

  link(slot: Slot, crmId: string): Promise<Tile> {
    return this.call('PUT', `${this.root}/${slot}`, { crmId });
  }

  clear(slot: Slot): Promise<Tile> {
    return this.call('DELETE', `${this.root}/${slot}`);
  }

  release(slot: Slot): Promise<Tile> {
    return this.call('POST', `${this.root}/${slot}/release`);
  }

  async search(slot: Slot, q: string): Promise<Found[]> {
    const query = new URLSearchParams({ limit: '10', ...(q === '' ? {} : { q }) });
    return (await this.call<{ data: Found[] }>('GET', `/v1/${SEARCHES[slot]}?${query.toString()}`)).data;
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      credentials: 'omit',
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refusal('The service did not answer.', false);
    });
    const answer = (await response.json().catch(() => ({}))) as T & { detail?: string };
    if (response.ok) return answer;
    throw new Refusal(answer.detail ?? `The service answered ${String(response.status)}.`, response.status === 401);
  }
}
