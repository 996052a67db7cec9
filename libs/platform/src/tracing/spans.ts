/**
 * What a collector is told of a piece of work: names, ids and numbers of ours. Never what a caller wrote or a CRM record
 * holds: what is erased (E1, E2) has to be nowhere that erasing does not reach.
 */
export type SpanAttributes = Readonly<Record<string, string | number | undefined>>;

export interface SpanOptions {
  /** As OpenTelemetry has them: we serve, we ask somebody, we take a job, or neither. */
  kind: 'server' | 'client' | 'consumer' | 'internal';
  attributes?: SpanAttributes;
  /** A caller's `traceparent`: the span becomes a part of that trace. */
  traceparent?: string | undefined;
  /** Only within another one: by itself it would tell nothing. */
  isPart?: boolean;
  /** Within none: what wakes a worker is not what its work is for. */
  isRoot?: boolean;
}

export interface Span {
  set(attributes: SpanAttributes): void;
  /** By the code of the catalogue: texts may hold anything. */
  fail(code: string): void;
}

export interface Tracer {
  within<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** Of the work that is being carried out. */
  current(): (Span & { readonly traceId: string }) | undefined;
}

/** Of what nobody looks at. */
export const UNSEEN: Span = { set: () => undefined, fail: () => undefined };

let tracer: Tracer | undefined;

/** Of this process, from now on; undefined: nothing is traced. */
export function useTracer(next: Tracer | undefined): void {
  tracer = next;
}

export function isTracing(): boolean {
  return tracer !== undefined;
}

/**
 * Carries out work under a span that ends with it, and below the span that it is done within. A failure marks the span
 * with its code. While nothing is traced, all this costs is the question.
 */
export function withSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer === undefined ? work(UNSEEN) : tracer.within(name, options, work);
}

export function currentSpan(): Span | undefined {
  return tracer?.current();
}

/** 32 hexadecimal digits, by which log lines and spans are found for each other. */
export function currentTraceId(): string | undefined {
  return tracer?.current()?.traceId;
}
