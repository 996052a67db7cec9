import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  diag,
  type DiagLogFunction,
  DiagLogLevel,
  ROOT_CONTEXT,
  type Span as RawSpan,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/tracing.js';
import { AppError } from '../errors/app-error.js';
import { databaseFailure } from '../errors/database-failure.js';
import type { Log } from '../logging/log.js';
import { VERSION } from '../version.js';
import { type Span, type SpanAttributes, type SpanOptions, type Tracer, UNSEEN } from './spans.js';

/** What was not sent by then is lost: a collector that is away holds up no stop. */
const FLUSH_WITHIN_MS = 3_000;
/** A collector that is away for a night is no line for every batch. */
const TELL_EVERY_MS = 600_000;

const KINDS: Record<SpanOptions['kind'], SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** One at work. What outlives it, a timer or a stream, is no part of it any more. */
class OpenSpan implements Span {
  hasEnded = false;
  readonly context: Context;

  constructor(
    private readonly raw: RawSpan,
    parent: Context,
  ) {
    this.context = trace.setSpan(parent, raw);
  }

  get traceId(): string {
    return this.raw.spanContext().traceId;
  }

  set(attributes: SpanAttributes): void {
    this.raw.setAttributes(attributes);
  }

  fail(code: string): void {
    this.raw.setAttribute('error.type', code);
    this.raw.setStatus({ code: SpanStatusCode.ERROR, message: code });
  }

  /** A caller who gave up has had no failure. */
  failBy(error: unknown): void {
    if (Error.isError(error) && error.name === 'AbortError') return;
    const known = error instanceof AppError ? error : databaseFailure(error);
    this.fail(known?.code ?? 'INTERNAL');
  }

  end(): void {
    this.hasEnded = true;
    this.raw.end();
  }
}

/** Of a caller's headers nothing else is taken: `tracestate` and `baggage` may hold anything. */
function contextOf(traceparent: string | undefined): Context {
  const caller = traceparent === undefined ? null : parseTraceParent(traceparent);
  return caller === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true });
}

function tracerOf(provider: TracerProvider): Tracer {
  const spans = provider.getTracer('related-records', VERSION);
  const active = new AsyncLocalStorage<OpenSpan>();
  const current = (): OpenSpan | undefined => {
    const span = active.getStore();
    return span?.hasEnded === false ? span : undefined;
  };
  return {
    current,
    async within(name, { kind, attributes = {}, traceparent, isPart, isRoot }, work) {
      const parent = isRoot === true ? undefined : current();
      if (isPart === true && parent === undefined) return work(UNSEEN);
      const context = parent?.context ?? contextOf(traceparent);
      const span = new OpenSpan(spans.startSpan(name, { kind: KINDS[kind], attributes }, context), context);
      return active.run(span, async () => {
        try {
          return await work(span);
        } catch (error) {
          span.failBy(error);
          throw error;
        } finally {
          span.end();
        }
      });
    },
  };
}

function samplerOf({ sampler, ratio, followsCaller }: TracingConfig): Sampler {
  const root = {
    always_on: new AlwaysOnSampler(),
    always_off: new AlwaysOffSampler(),
    traceidratio: new TraceIdRatioBasedSampler(ratio),
  }[sampler];
  return followsCaller ? new ParentBasedSampler({ root }) : root;
}

/** Says now and then that spans do not arrive. */
function tellNowAndThen(log: Log): (reason: unknown) => void {
  let untold = 0;
  let toldAt = -Infinity;
  return (reason) => {
    const now = performance.now();
    untold += 1;
    if (now - toldAt < TELL_EVERY_MS) return;
    const { message = '', code } = reason as { message?: string; code?: unknown };
    log.warn({ reason: message === '' ? code : message, times: untold }, 'tracing: spans were lost on their way');
    untold = 0;
    toldAt = now;
  };
}

/** What the SDK says of itself goes to our log. */
function listenTo(tell: (reason: unknown) => void): void {
  const quiet: DiagLogFunction = () => undefined;
  const heard: DiagLogFunction = (message) => {
    tell({ message });
  };
  diag.setLogger(
    { error: heard, warn: heard, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  setGlobalErrorHandler(tell);
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** Spans as OpenTelemetry makes and sends them. Nothing here is awaited by the work that is traced. */
export function openTelemetry(config: TracingConfig, log: Log): { tracer: Tracer; stop: () => Promise<void> } {
  const tell = tellNowAndThen(log);
  listenTo(tell);
  const named = resourceFromAttributes({ 'service.name': 'related-records', 'service.version': VERSION });
  const provider = new TracerProvider({
    // What the operator's variables say of the service goes before.
    resource: defaultResource()
      .merge(named)
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(config),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: config.url }),
        scheduledDelayMillis: config.delayMs,
        maxQueueSize: config.queueSize,
        maxExportBatchSize: config.batchSize,
      }),
    ],
  });
  return { tracer: tracerOf(provider), stop: () => within(FLUSH_WITHIN_MS, provider.shutdown().catch(tell)) };
}
