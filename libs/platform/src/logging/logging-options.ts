import type { IncomingMessage, ServerResponse } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import { destination, type DestinationStream, type Logger, type LoggerOptions, symbols } from 'pino';
import type { Config } from '../config/config.js';
import { newId } from '../new-id.js';
import { currentTraceId } from '../tracing/spans.js';
import { redact, redactText } from './redact.js';
import { toTextLine } from './text-lines.js';

/** Serialized apart: they are whole sockets, of which a few members are wanted. */
const WIRE = ['req', 'res'];

function redactDetails(details: object): Record<string, unknown> {
  const wire = Object.entries(details).filter(([name]) => WIRE.includes(name));
  const rest = Object.entries(details).filter(([name]) => !WIRE.includes(name));
  return { ...(redact(Object.fromEntries(rest)) as Record<string, unknown>), ...Object.fromEntries(wire) };
}

/** Everything that is logged passes here: message, details, arguments. */
function redactArguments(args: unknown[]): unknown[] {
  return args.map((arg) => {
    if (Error.isError(arg)) return { err: redact(arg) };
    return typeof arg === 'object' && arg !== null ? redactDetails(arg) : redact(arg);
  });
}

/** Pino formats the bindings of the root alone; those of a child are JSON text already: `,"name":value…`. */
function redactBindings(child: Logger): void {
  const bindings = child as unknown as Record<symbol, string>;
  const text = bindings[symbols.chindingsSym] ?? '';
  const clean = JSON.stringify(redact(JSON.parse(`{${text.slice(1)}}`)));
  bindings[symbols.chindingsSym] = clean === '{}' ? '' : `,${clean.slice(1, -1)}`;
}

/** Details without what the logger says on every line: twice in one object, some readers refuse the line. */
function besides(bound: Record<string, unknown>, details: unknown): unknown {
  if (typeof details !== 'object' || details === null || Error.isError(details)) return details;
  const members = Object.entries(details);
  const isBound = ([name, value]: [string, unknown]): boolean => Object.hasOwn(bound, name) && bound[name] === value;
  return members.some(isBound) ? Object.fromEntries(members.filter((member) => !isBound(member))) : details;
}

interface LoggedRequest {
  method?: string | undefined;
  url?: string | undefined;
  remoteAddress?: string | undefined;
}

/** What finds a line's trace, and a trace's lines. */
function traced(): { traceId?: string } {
  const traceId = currentTraceId();
  return traceId === undefined ? {} : { traceId };
}

/** Structured logs: one JSON object a line, secrets redacted whatever is passed in. */
export function logOptions(config: Pick<Config, 'logLevel'>): LoggerOptions {
  return {
    level: config.logLevel,
    base: { pid: process.pid },
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }), bindings: redactDetails },
    hooks: {
      logMethod(args, method) {
        const [details, ...rest] = args as unknown[];
        const told = [besides(this.bindings(), details), ...rest];
        method.apply(this, redactArguments(told) as Parameters<typeof method>);
      },
    },
    onChild: redactBindings,
    serializers: {
      // Redacted, and so serialized, before.
      err: (err: unknown) => err,
      // Without its query: addresses and names are searched by it.
      req: ({ method, url, remoteAddress }: LoggedRequest) => ({
        method,
        url: url === undefined ? undefined : redactText(url.replace(/[?#].*$/s, '')),
        remoteAddress,
      }),
      res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
    },
  };
}

function textTo(descriptor: 1 | 2): DestinationStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  return { write: (line) => stream.write(toTextLine(line)) };
}

/**
 * The same for HTTP: one line a request, under the request's id; why it failed is a line of its own. Health checks and
 * scrapes only when they fail.
 * `descriptor` is where the lines go: 1 standard output, 2 standard error.
 */
export function httpLogOptions(
  config: Pick<Config, 'logLevel' | 'logFormat' | 'tracing'>,
  descriptor: 1 | 2 = 1,
): Params {
  const isProbe = (url: string | undefined): boolean => /^\/(health|metrics)\b/.test(url ?? '');
  return {
    // nestjs-pino's own default, `{/*splat}`, matches nothing since @fastify/middie puts a slash before it.
    forRoutes: [{ path: '/*path', method: RequestMethod.ALL }],
    pinoHttp: {
      ...logOptions(config),
      ...(config.tracing === undefined ? {} : { mixin: traced }),
      stream: config.logFormat === 'text' ? textTo(descriptor) : destination(descriptor),
      // Every line of a request has `requestId`; its last one also the request and whom it was for.
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
      customProps: ({ principal }: IncomingMessage & { principal?: object }) => principal ?? {},
      genReqId: ({ id }: { id?: string | number | object }) => id ?? newId(),
      customLogLevel: (request: IncomingMessage, response: ServerResponse, error?: Error) => {
        if (error !== undefined) return 'error';
        if (!isProbe(request.url)) return 'info';
        return response.statusCode >= 500 ? 'warn' : 'silent';
      },
      // A failure is logged with its cause where it is found; of an answer of 500 pino-http makes up another error.
      customErrorObject: (
        _request: IncomingMessage,
        { statusCode }: ServerResponse,
        { message }: Error,
        told: object,
      ) => (message === `failed with status code ${statusCode}` ? { ...told, err: undefined } : told),
      customErrorMessage: () => 'request completed',
    },
  };
}
