import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it arrived. */
export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  name: string;
  kind: 'internal' | 'server' | 'client' | 'consumer';
  attributes: Readonly<Record<string, string | number>>;
  /** Of a failure; undefined of what went well. */
  failure: string | undefined;
}

export interface Collector {
  url: string;
  spans: CollectedSpan[];
  /** What every span says of the service that sent it. */
  resource: Readonly<Record<string, string | number>>;
  /** All that arrived, as it arrived. */
  text: string;
  /** The header `authorization` of each batch. */
  authorizations: (string | undefined)[];
  /** The one of this name, and what is true of it; undefined before it arrived. */
  find(name: string, is?: (span: CollectedSpan) => boolean): CollectedSpan | undefined;
  /** Those below a span, at any depth. */
  below(span: CollectedSpan): CollectedSpan[];
  stop(): Promise<void>;
}

interface RawAttribute {
  key: string;
  value: { stringValue?: string; intValue?: number | string };
}
interface RawSpan extends Omit<CollectedSpan, 'kind' | 'attributes' | 'failure'> {
  kind: number;
  attributes: RawAttribute[];
  status: { code: number; message?: string };
}
interface Batch {
  resourceSpans: { resource: { attributes: RawAttribute[] }; scopeSpans: { spans: RawSpan[] }[] }[];
}

// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
const KINDS = { 1: 'internal', 2: 'server', 3: 'client', 5: 'consumer' } as const;
const FAILED = 2;

function read(attributes: readonly RawAttribute[]): Record<string, string | number> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));
}

function toSpan({ traceId, spanId, parentSpanId, name, kind, attributes, status }: RawSpan): CollectedSpan {
  return {
    ...{ traceId, spanId, parentSpanId, name, attributes: read(attributes) },
    kind: KINDS[kind as keyof typeof KINDS],
    failure: status.code === FAILED ? (status.message ?? '') : undefined,
  };
}

/** Somebody's collector of traces: OTLP as JSON over HTTP. */
export async function startCollector(): Promise<Collector> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      collector.text += text;
      collector.authorizations.push(request.headers.authorization);
      if (request.url !== '/v1/traces') {
        response.writeHead(400).end();
        return;
      }
      for (const { resource, scopeSpans } of (JSON.parse(text) as Batch).resourceSpans) {
        collector.resource = read(resource.attributes);
        collector.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map(toSpan)));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    resource: {},
    text: '',
    authorizations: [],
    find: (name, is = () => true) => collector.spans.find((span) => span.name === name && is(span)),
    below: ({ spanId, traceId }) => {
      const children = collector.spans.filter((span) => span.traceId === traceId && span.parentSpanId === spanId);
      return children.flatMap((child) => [child, ...collector.below(child)]);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return collector;
}
