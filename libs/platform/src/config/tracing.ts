import { IsIn, IsOptional, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isLoopback } from '#identifiers';
import { faultsIn, given, IsWebUrl, IsWholeNumber, WEB_URL_ONLY } from './environment.js';

const samplers = ['always_on', 'always_off', 'traceidratio'] as const;
type Sampler = (typeof samplers)[number];
const FOLLOWS_CALLER = 'parentbased_';

/** Where traces go, and which. */
export interface TracingConfig {
  /** Where a collector takes traces. */
  url: string;
  sampler: Sampler;
  /** Whether the caller of a request decides for our part of its trace. */
  followsCaller: boolean;
  /** The share that `traceidratio` takes. */
  ratio: number;
  /** The most that a span waits to be sent. */
  delayMs: number;
  /** What waits beyond that is dropped. */
  queueSize: number;
  batchSize: number;
}

@ValidatorConstraint({ name: 'ratio' })
class IsRatio implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return /^\d(\.\d{1,12})?$/.test(value) && Number(value) <= 1;
  }
}

const PROTOCOL = { message: 'must be http/json, or be left out: traces are sent in no other form' };
const WHOLE = { message: 'must be a number from 1 to 100000' };

/**
 * What OpenTelemetry's specification names, as far as it is ours to read. Its exporter reads the rest:
 * OTEL_EXPORTER_OTLP_HEADERS, which is secret, _TIMEOUT, _COMPRESSION, _CERTIFICATE; OTEL_SERVICE_NAME and
 * OTEL_RESOURCE_ATTRIBUTES.
 */
class TracingEnvironment {
  @IsOptional()
  @Validate(IsWebUrl, WEB_URL_ONLY)
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @IsOptional()
  @Validate(IsWebUrl, WEB_URL_ONLY)
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string;

  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  OTEL_EXPORTER_OTLP_INSECURE?: string;

  @IsOptional()
  @IsIn(['http/json'], PROTOCOL)
  OTEL_EXPORTER_OTLP_PROTOCOL?: string;

  @IsOptional()
  @IsIn(['http/json'], PROTOCOL)
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL?: string;

  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  OTEL_SDK_DISABLED?: string;

  @IsOptional()
  @IsIn(['otlp', 'none'], { message: 'must be otlp or none' })
  OTEL_TRACES_EXPORTER?: string;

  @IsOptional()
  @IsIn(['', FOLLOWS_CALLER].flatMap((prefix) => samplers.map((name) => prefix + name)), {
    message: `must be ${samplers.join(', ')}, or one of these behind ${FOLLOWS_CALLER}`,
  })
  OTEL_TRACES_SAMPLER?: string;

  @IsOptional()
  @Validate(IsRatio, { message: 'must be a number from 0 to 1' })
  OTEL_TRACES_SAMPLER_ARG?: string;

  @IsOptional()
  @Validate(IsWholeNumber, [1, 100_000], WHOLE)
  OTEL_BSP_SCHEDULE_DELAY?: string;

  @IsOptional()
  @Validate(IsWholeNumber, [1, 100_000], WHOLE)
  OTEL_BSP_MAX_QUEUE_SIZE?: string;

  @IsOptional()
  @Validate(IsWholeNumber, [1, 100_000], WHOLE)
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE?: string;
}

const names = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_INSECURE',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL',
  'OTEL_SDK_DISABLED',
  'OTEL_TRACES_EXPORTER',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'OTEL_BSP_SCHEDULE_DELAY',
  'OTEL_BSP_MAX_QUEUE_SIZE',
  'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
] as const satisfies readonly (keyof TracingEnvironment)[];

/** Beyond this machine the address is https, unless somebody says that it need not be. */
function transportFaults(environment: TracingEnvironment): string[] {
  if (environment.OTEL_EXPORTER_OTLP_INSECURE === 'true') return [];
  const addresses = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] as const;
  return addresses.flatMap((name) => {
    const { protocol, hostname } = new URL(environment[name] ?? 'https://none');
    if (protocol === 'https:' || isLoopback(hostname)) return [];
    return [`${name} must be https; OTEL_EXPORTER_OTLP_INSECURE=true lets it be http beyond this machine too`];
  });
}

function configOf(environment: TracingEnvironment, url: string): TracingConfig {
  const sampler = environment.OTEL_TRACES_SAMPLER ?? `${FOLLOWS_CALLER}always_on`;
  return {
    url,
    sampler: sampler.replace(FOLLOWS_CALLER, '') as Sampler,
    followsCaller: sampler.startsWith(FOLLOWS_CALLER),
    ratio: Number(environment.OTEL_TRACES_SAMPLER_ARG ?? 1),
    delayMs: Number(environment.OTEL_BSP_SCHEDULE_DELAY ?? 5000),
    queueSize: Number(environment.OTEL_BSP_MAX_QUEUE_SIZE ?? 2048),
    batchSize: Number(environment.OTEL_BSP_MAX_EXPORT_BATCH_SIZE ?? 512),
  };
}

/** The address of a collector turns tracing on. Without one none of the variables says anything, so none can be wrong. */
export function readTracing(env: Readonly<Record<string, string | undefined>>): {
  faults: string[];
  config: TracingConfig | undefined;
} {
  const environment = given(new TracingEnvironment(), names, env);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = environment;
  if (base === undefined && own === undefined) return { faults: [], config: undefined };
  const faults = faultsIn(environment);
  if (faults.length === 0) faults.push(...transportFaults(environment));
  const isOff = environment.OTEL_SDK_DISABLED === 'true' || environment.OTEL_TRACES_EXPORTER === 'none';
  if (faults.length > 0 || isOff) return { faults, config: undefined };
  return { faults, config: configOf(environment, own ?? `${base?.replace(/\/+$/, '')}/v1/traces`) };
}
