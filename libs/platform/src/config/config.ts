import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { checkLoginUrl } from '#identifiers';
import { AppError } from '../errors/app-error.js';
import { asPostgresqlReadsIt } from './database-address.js';
import {
  type Environment,
  environmentOf,
  faultsIn,
  items,
  type LogFormat,
  type LogLevel,
  type Pooler,
  type Role,
} from './environment.js';
import { readTracing, type TracingConfig } from './tracing.js';

/** A key that encrypts secrets at rest. Its id stands before everything it encrypted. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

export interface SalesforceConfig {
  clientId: string | undefined;
  clientSecret: string | undefined;
  loginUrl: string;
  /** As in 62.0. */
  apiVersion: string;
  /** Hosts allowed besides Salesforce's own, lower case. */
  allowedHosts: readonly string[];
}

interface Values {
  databaseUrl: string | undefined;
  databaseListenUrl: string | undefined;
  databasePooler: Pooler;
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string;
  role: Role;
  logLevel: LogLevel;
  logFormat: LogFormat;
  trustedProxies: readonly string[];
  embedOrigins: readonly string[];
  databaseConnections: number;
  shutdownDelaySeconds: number;
  migrate: boolean;
  encryptionKeys: readonly EncryptionKey[];
  salesforce: SalesforceConfig;
  webhookAllowPrivate: boolean;
  pgBin: string | undefined;
  tracing: TracingConfig | undefined;
}

/** What the process was told, checked and frozen. Logged or printed, it shows no secret. */
export class Config implements Values {
  /** Undefined until the embedded PostgreSQL runs; see `openDatabase`. */
  readonly databaseUrl: string | undefined;
  /** PostgreSQL's own address, where `databaseUrl` leads through a pooler. */
  readonly databaseListenUrl: string | undefined;
  readonly databasePooler: Pooler;
  /** Absolute. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** The origin under which people reach the service, without a slash at its end. */
  readonly publicUrl: string;
  readonly role: Role;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Addresses and ranges whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[];
  /** Who may frame the tile. */
  readonly embedOrigins: readonly string[];
  /** The most this process opens at a time for its work. */
  readonly databaseConnections: number;
  /** Between readiness failing and the listener closing. */
  readonly shutdownDelaySeconds: number;
  readonly migrate: boolean;
  /** Newest first; the first encrypts. */
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly salesforce: SalesforceConfig;
  readonly webhookAllowPrivate: boolean;
  /** Directory of PostgreSQL's programs for the embedded server. */
  readonly pgBin: string | undefined;
  /** Undefined: nothing is traced. */
  readonly tracing: TracingConfig | undefined;

  constructor(values: Values) {
    this.databaseUrl = values.databaseUrl;
    this.databaseListenUrl = values.databaseListenUrl;
    this.databasePooler = values.databasePooler;
    this.dataDir = values.dataDir;
    this.host = values.host;
    this.port = values.port;
    this.publicUrl = values.publicUrl;
    this.role = values.role;
    this.logLevel = values.logLevel;
    this.logFormat = values.logFormat;
    this.trustedProxies = Object.freeze([...values.trustedProxies]);
    this.embedOrigins = Object.freeze([...values.embedOrigins]);
    this.databaseConnections = values.databaseConnections;
    this.shutdownDelaySeconds = values.shutdownDelaySeconds;
    this.migrate = values.migrate;
    this.encryptionKeys = Object.freeze(values.encryptionKeys.map((key) => Object.freeze({ ...key })));
    this.salesforce = Object.freeze({
      ...values.salesforce,
      allowedHosts: Object.freeze([...values.salesforce.allowedHosts]),
    });
    this.webhookAllowPrivate = values.webhookAllowPrivate;
    this.pgBin = values.pgBin;
    this.tracing = Object.freeze(values.tracing);
    Object.freeze(this);
  }

  /** Where a session lasts as long as its connection: what listens, and what locks for longer than a transaction, is here. */
  get sessionUrl(): string | undefined {
    return this.databaseListenUrl ?? this.databaseUrl;
  }

  /** The same with some members replaced. */
  with(changes: Partial<Values>): Config {
    return new Config(Object.assign({}, this, changes));
  }

  toJSON(): object {
    const { host, port, publicUrl, role, logLevel, migrate, dataDir } = this;
    return { host, port, publicUrl, role, logLevel, migrate, dataDir };
  }

  [inspect.custom](): object {
    return this.toJSON();
  }
}

/** Keys in the order given, each under an id that follows from its bytes. */
export function encryptionKeysOf(value: string | undefined): EncryptionKey[] {
  return items(value).map((text) => {
    const key = Buffer.from(text, 'base64');
    return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
  });
}

/** A pooler is before a PostgreSQL of one's own, and hands no connection to whoever listens. */
function poolerFaults({ DATABASE_URL, DATABASE_LISTEN_URL, DATABASE_POOLER }: Environment): string[] {
  const isPooled = DATABASE_POOLER === 'transaction';
  const faults: string[] = [];
  if (DATABASE_URL === undefined && isPooled) faults.push('DATABASE_POOLER must not be set without DATABASE_URL');
  if (DATABASE_URL === undefined && DATABASE_LISTEN_URL !== undefined) {
    faults.push('DATABASE_LISTEN_URL must not be set without DATABASE_URL');
  }
  if (DATABASE_URL !== undefined && isPooled && DATABASE_LISTEN_URL === undefined) {
    faults.push("DATABASE_LISTEN_URL must be set together with DATABASE_POOLER=transaction: PostgreSQL's own address");
  }
  return faults;
}

/** As the parser of addresses writes them, which leaves the usual port out. */
function trustedHosts(value: string | undefined): string[] {
  return items(value).map((host) => host.toLowerCase().replace(/:443$/, ''));
}

function faultsOf(environment: Environment): string[] {
  const faults = faultsIn(environment);
  if (environment.DATABASE_URL !== undefined && environment.ENCRYPTION_KEY === undefined) {
    faults.push('ENCRYPTION_KEY must be set together with DATABASE_URL (make one with: openssl rand -base64 32)');
  }
  faults.push(...poolerFaults(environment));
  const { SALESFORCE_LOGIN_URL: loginUrl } = environment;
  if (loginUrl !== undefined && !faults.some((fault) => fault.startsWith('SALESFORCE_LOGIN_URL '))) {
    const host = checkLoginUrl(loginUrl, trustedHosts(environment.SALESFORCE_ALLOWED_HOSTS));
    if (!host.allowed) faults.push(`SALESFORCE_LOGIN_URL ${host.reason}`);
  }
  return faults;
}

function addressOf(databaseUrl: string | undefined): string | undefined {
  return databaseUrl === undefined ? undefined : asPostgresqlReadsIt(databaseUrl);
}

function originOf(environment: Environment, host: string, port: number): string {
  if (environment.PUBLIC_URL !== undefined) return environment.PUBLIC_URL.replace(/\/+$/, '');
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * Reads and checks the environment, the only place that does. Throws CONFIGURATION_INVALID with every fault in one
 * message: names and what is expected, never a value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const environment = environmentOf(env);
  const tracing = readTracing(env);
  const faults = [...faultsOf(environment), ...tracing.faults];
  if (faults.length > 0) {
    throw new AppError(
      'CONFIGURATION_INVALID',
      `The environment is wrong:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
  }
  const host = environment.HOST ?? '127.0.0.1';
  const port = Number(environment.PORT ?? 3000);
  return new Config({
    databaseUrl: addressOf(environment.DATABASE_URL),
    databaseListenUrl: addressOf(environment.DATABASE_LISTEN_URL),
    databasePooler: environment.DATABASE_POOLER ?? 'none',
    dataDir: resolve(environment.DATA_DIR ?? 'data'),
    host,
    port,
    publicUrl: originOf(environment, host, port),
    role: environment.ROLE ?? 'all',
    logLevel: environment.LOG_LEVEL ?? 'info',
    logFormat: environment.LOG_FORMAT ?? (process.stdout.isTTY ? 'text' : 'json'),
    trustedProxies: items(environment.TRUSTED_PROXIES),
    embedOrigins: items(environment.EMBED_ORIGINS).map((origin) => new URL(origin).origin),
    databaseConnections: Number(environment.DATABASE_CONNECTIONS ?? 20),
    shutdownDelaySeconds: Number(
      environment.SHUTDOWN_DELAY_SECONDS ?? (environment.DATABASE_URL === undefined ? 0 : 5),
    ),
    migrate: environment.MIGRATE !== 'off',
    encryptionKeys: encryptionKeysOf(environment.ENCRYPTION_KEY),
    salesforce: {
      clientId: environment.SALESFORCE_CLIENT_ID,
      clientSecret: environment.SALESFORCE_CLIENT_SECRET,
      loginUrl: environment.SALESFORCE_LOGIN_URL ?? 'https://login.salesforce.com',
      apiVersion: environment.SALESFORCE_API_VERSION ?? '62.0',
      allowedHosts: trustedHosts(environment.SALESFORCE_ALLOWED_HOSTS),
    },
    webhookAllowPrivate: environment.WEBHOOK_ALLOW_PRIVATE === 'true',
    pgBin: environment.PG_BIN,
    tracing: tracing.config,
  });
}
