import type { Api } from './api.js';

interface MirroredRecord {
  crmId: string;
  name: string;
  type: string;
  fields: Record<string, string | null>;
}

/** A recording to hand in, and what it is meant to show. */
export interface Sample {
  externalId: string;
  shows: string;
  body: Record<string, unknown>;
}

interface Cast {
  /** A contact with an address whose account has an open opportunity. */
  buyer: MirroredRecord;
  /** The same, of another account. */
  otherBuyer: MirroredRecord;
  /** A contact whose account has no opportunity at all. */
  stranger: MirroredRecord | undefined;
  /** The domain of the other buyer's address. */
  domain: string;
}

const SELLER = { name: 'Ana Ruiz', email: 'ana@ours.example' };

/** Registers a meeting and two dialer calls, and says which recordings to hand in. */
export async function prepareSamples(api: Api, now: Date): Promise<Sample[]> {
  const cast = await findCast(api);
  const at = (minutesAgo: number): string => new Date(now.getTime() - minutesAgo * 60_000).toISOString();
  const times = { startedAt: at(95), endedAt: at(64) };
  await registerMeeting(api, cast, times);
  await registerCalls(api, cast, times);
  return [...conferences(cast, times), ...dialerCalls(times)];
}

async function findCast(api: Api): Promise<Cast> {
  const { data: people } = await api.get<{ data: MirroredRecord[] }>('/v1/people?limit=300');
  const contacts = people.filter(
    ({ type, fields }) => type === 'Contact' && fields['email'] != null && fields['accountCrmId'] != null,
  );
  const buyers: MirroredRecord[] = [];
  let stranger: MirroredRecord | undefined;
  for (const contact of contacts) {
    const account = contact.fields['accountCrmId'] ?? '';
    const { data } = await api.get<{ data: unknown[] }>(`/v1/opportunities?accountCrmId=${account}&limit=1`);
    const isNew = buyers.every((buyer) => buyer.fields['accountCrmId'] !== account);
    if (data.length > 0 && isNew) buyers.push(contact);
    if (data.length === 0) stranger ??= contact;
    if (buyers.length >= 2 && stranger !== undefined) break;
  }
  const [buyer, otherBuyer] = buyers;
  if (buyer === undefined || otherBuyer === undefined)
    throw new Error('The mirror holds too few contacts for the demo');
  return { buyer, otherBuyer, stranger, domain: (otherBuyer.fields['email'] ?? '').split('@')[1] ?? '' };
}

interface Times {
  startedAt: string;
  endedAt: string;
}

async function registerMeeting(api: Api, { otherBuyer }: Cast, { startedAt, endedAt }: Times): Promise<void> {
  await api.send('PUT', '/v1/meetings/demo-meeting', {
    title: 'Contract review',
    startsAt: startedAt,
    endsAt: endedAt,
    personCrmIds: [otherBuyer.crmId],
  });
}

async function registerCalls(api: Api, { otherBuyer }: Cast, times: Times): Promise<void> {
  const call = { ...times, direction: 'outbound', fromNumber: '+442079460000', toNumber: '+442079460123' };
  await api.send('PUT', '/v1/dialer-calls/demo-call-known', { ...call, personCrmId: otherBuyer.crmId });
  await api.send('PUT', '/v1/dialer-calls/demo-call-unknown', call);
}

function guest(record: MirroredRecord, talkTimeMs: number): Record<string, unknown> {
  return { name: record.name, email: record.fields['email'], talkTimeMs };
}

function conferences(cast: Cast, times: Times): Sample[] {
  const conference = (externalId: string, shows: string, title: string, attendees: unknown[], more = {}): Sample => ({
    externalId,
    shows,
    body: {
      kind: 'virtual_conference',
      platform: 'zoom',
      title,
      ...times,
      owner: { email: SELLER.email },
      attendees: [{ ...SELLER, talkTimeMs: 540_000 }, ...attendees],
      decide: 'now',
      ...more,
    },
  });
  const { buyer, otherBuyer, stranger, domain } = cast;
  return [
    conference('demo-discovery', 'a contact of an account with open opportunities', 'Discovery', [
      guest(buyer, 870_000),
    ]),
    conference(
      'demo-two-sides',
      'two guests: the second spoke longest, the first decides the account',
      'Joint review',
      [guest(buyer, 120_000), guest(otherBuyer, 900_000)],
    ),
    conference('demo-new-face', 'nobody we know, on the domain of an account', 'Introduction', [
      { name: 'Robin Newcomer', email: `robin.newcomer@${domain}`, talkTimeMs: 600_000 },
    ]),
    conference(
      'demo-meeting-person',
      'the Person captured before the meeting',
      'Contract review',
      [guest(buyer, 300_000)],
      {
        meetingExternalId: 'demo-meeting',
      },
    ),
    ...(stranger === undefined
      ? []
      : [
          conference('demo-no-opportunity', 'an account without any opportunity', 'First call', [
            guest(stranger, 480_000),
          ]),
        ]),
    conference('demo-free-mail', 'an unknown guest on free mail', 'Webinar follow-up', [
      { name: 'Kim Doe', email: 'kim.doe.1984@gmail.com', talkTimeMs: 300_000 },
    ]),
    conference('demo-internal', 'only colleagues', 'Pipeline review', [
      { name: 'Ben Osei', email: 'ben@ours.example', talkTimeMs: 200_000 },
    ]),
  ];
}

function dialerCalls(times: Times): Sample[] {
  const call = (externalId: string, shows: string, dialerCallExternalId: string): Sample => ({
    externalId,
    shows,
    body: {
      kind: 'dialer_call',
      title: 'Call',
      ...times,
      owner: { email: SELLER.email },
      dialerCallExternalId,
      direction: 'outbound',
      fromNumber: '+442079460000',
      toNumber: '+442079460123',
      decide: 'now',
    },
  });
  return [
    call('demo-call', 'a dialer call with its Person', 'demo-call-known'),
    call('demo-call-nobody', 'a dialer call without a Person', 'demo-call-unknown'),
  ];
}
