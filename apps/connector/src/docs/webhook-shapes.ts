import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;

interface StreamAnswer {
  content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

const text = { type: 'string' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const link = object({
  state: { type: 'string', enum: ['pending', 'linked', 'empty'] },
  origin: { type: 'string', enum: ['auto', 'manual'] },
  crmId: { type: ['string', 'null'] },
  type: { type: ['string', 'null'] },
  name: { type: ['string', 'null'] },
  reason: { type: ['string', 'null'] },
});

/** What an event says, by its type: the `data` of a webhook, and of a server-sent event. */
const EVENTS: Readonly<Record<string, { readonly title: string; readonly name: string; readonly schema: Schema }>> = {
  'recording.linked': {
    title: 'A recording was decided',
    name: 'RecordingLinked',
    schema: { allOf: [ref('RecordingAnswerView')], description: 'As the hand-in answers' },
  },
  'recording.link_changed': {
    title: 'A slot was changed by hand',
    name: 'RecordingLinkChanged',
    schema: object({
      externalId: text,
      actor: ref('ActorView'),
      slot: { type: 'string', enum: ['person', 'account', 'opportunity'] },
      action: { type: 'string', enum: ['set', 'cleared', 'released'] },
      before: link,
      after: link,
    }),
  },
  'recording.erased': {
    title: 'A recording was erased',
    name: 'RecordingErased',
    schema: object({ externalId: text, erasedAt: time, reason: text }),
  },
  'sync.failed': {
    title: 'A sync run failed',
    name: 'SyncFailed',
    schema: object({
      id: { type: 'string', format: 'uuid' },
      object: text,
      mode: text,
      state: { const: 'failed' },
      error: object({ code: text, detail: text }),
    }),
  },
  'connection.needs_attention': {
    title: 'The connection needs somebody',
    name: 'ConnectionNeedsAttention',
    schema: object({ code: text, message: text }),
  },
  'webhook.ping': {
    title: 'Somebody pinged this webhook',
    name: 'WebhookPing',
    schema: object({ webhookId: { type: 'string', format: 'uuid' } }),
  },
};

/** Told to event streams alone. */
const SYNC_PROGRESS = object(
  {
    id: { type: 'string', format: 'uuid' },
    object: text,
    mode: text,
    state: text,
    phase: { type: ['string', 'null'] },
    counts: { type: 'object', additionalProperties: { type: ['integer', 'null'] } },
    apiCalls: { type: 'integer' },
    bytes: { type: 'integer' },
  },
  ['phase', 'counts', 'apiCalls', 'bytes'],
);

const HEADERS = [
  ['webhook-id', 'The same for every try of one delivery: tells repeats apart'],
  ['webhook-timestamp', 'Seconds since 1970, of this try'],
  [
    'webhook-signature',
    'Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret',
  ],
] as const;

/** Puts the webhooks and the shapes of events into the document. */
export function addWebhooks(document: OpenAPIObject): void {
  const schemas = Object.fromEntries(Object.values(EVENTS).map(({ name, schema }) => [name, schema]));
  const components = (document.components ??= {});
  components.schemas = Object.assign({}, components.schemas, schemas, { SyncProgress: SYNC_PROGRESS });
  const stream = document.paths['/v1/events']?.get?.responses['200'] as StreamAnswer | undefined;
  if (stream !== undefined) {
    const data = [...Object.values(EVENTS).map(({ name }) => ref(name)), ref('SyncProgress')];
    const schema = { anyOf: data, description: 'The data of one event; its `event` field says which' };
    stream.content = { 'text/event-stream': { schema } };
  }
  const webhooks = Object.entries(EVENTS).map(([type, { title, name }]) => [
    type,
    {
      post: {
        operationId: `webhook_${name}`,
        tags: ['Webhooks'],
        summary: title,
        description: `${title}. Told to the webhooks that ask for \`${type}\`; any answer of 2xx is taken as heard.`,
        security: [],
        parameters: HEADERS.map(([header, description]) => ({
          ...{ name: header, in: 'header', required: true, description, schema: text },
        })),
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: object({ type: { const: type }, timestamp: time, data: ref(name) }) },
          },
        },
        responses: { '2XX': { description: 'Heard' }, '4XX': { description: 'Tried again later' } },
      },
    },
  ]);
  Object.assign(document, { webhooks: Object.fromEntries(webhooks) as object });
}
