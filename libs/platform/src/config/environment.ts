import { isIP } from 'node:net';
import {
  IsIn,
  IsOptional,
  Matches,
  Validate,
  validateSync,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { databaseAddressFault } from './database-address.js';

const KEY_BYTES = 32;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The items of a comma-separated value. */
export function items(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Zeros are a placeholder that nobody replaced. */
function isKey(bytes: Buffer): boolean {
  return bytes.length === KEY_BYTES && bytes.some((byte) => byte !== 0);
}

@ValidatorConstraint({ name: 'keys' })
class AreKeys implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    const keys = items(value);
    return keys.length > 0 && keys.every((key) => BASE64.test(key) && isKey(Buffer.from(key, 'base64')));
  }
}

function urlWith(value: string, protocols: readonly string[]): URL | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  return protocols.includes(url.protocol) ? url : undefined;
}

@ValidatorConstraint({ name: 'databaseAddress' })
class IsDatabaseAddress implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return databaseAddressFault(value) === undefined;
  }

  defaultMessage({ value }: ValidationArguments): string {
    return databaseAddressFault(String(value)) ?? '';
  }
}

@ValidatorConstraint({ name: 'webUrl' })
export class IsWebUrl implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    const url = urlWith(value, ['http:', 'https:']);
    // An empty query or fragment is one too: what is put behind the address would be part of it.
    return (
      url !== undefined && !/[?#]/.test(value) && url.username === '' && url.password === '' && url.hostname !== ''
    );
  }
}

export const WEB_URL_ONLY = {
  message: 'must be an http or https address without user, password, query and fragment',
};

@ValidatorConstraint({ name: 'port' })
class IsPort implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return /^\d{1,5}$/.test(value) && Number(value) < 65_536;
  }
}

/** As the parser of addresses writes it, since that is what it is compared with: nothing else ever matches. */
function isHost(text: string): boolean {
  const [, name, port] = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (name === undefined || /(^|\.)(\.|$)/.test(name)) return false;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return urlWith(`https://${name}`, ['https:'])?.hostname === name.toLowerCase();
}

@ValidatorConstraint({ name: 'hosts' })
class AreHosts implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return items(value).every(isHost);
  }
}

/** `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits))
  );
}

@ValidatorConstraint({ name: 'networks' })
class AreNetworks implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return items(value).every(isNetwork);
  }
}

function isOrigin(text: string): boolean {
  const url = urlWith(text, ['http:', 'https:']);
  return url !== undefined && url.origin === text.replace(/\/$/, '').toLowerCase();
}

@ValidatorConstraint({ name: 'origins' })
class AreOrigins implements ValidatorConstraintInterface {
  validate(value: string): boolean {
    return items(value).every(isOrigin);
  }
}

@ValidatorConstraint({ name: 'wholeNumber' })
export class IsWholeNumber implements ValidatorConstraintInterface {
  validate(value: string, { constraints: [least, most] }: ValidationArguments): boolean {
    return /^\d{1,6}$/.test(value) && Number(value) >= Number(least) && Number(value) <= Number(most);
  }
}

const poolers = ['none', 'transaction'] as const;
export type Pooler = (typeof poolers)[number];
const logFormats = ['json', 'text'] as const;
export type LogFormat = (typeof logFormats)[number];
const roles = ['all', 'api', 'worker'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type Role = (typeof roles)[number];
export type LogLevel = (typeof logLevels)[number];

/** The environment as strings; an empty one counts as unset. The messages never hold a value. */
export class Environment {
  @IsOptional()
  @Validate(IsDatabaseAddress)
  DATABASE_URL?: string;

  @IsOptional()
  @Validate(IsDatabaseAddress)
  DATABASE_LISTEN_URL?: string;

  @IsOptional()
  @IsIn(poolers, { message: `must be one of ${poolers.join(', ')}` })
  DATABASE_POOLER?: Pooler;

  DATA_DIR?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9.:_-]+$/, { message: 'must be a host name or an IP address' })
  HOST?: string;

  @IsOptional()
  @Validate(IsPort, { message: 'must be a number from 0 to 65535' })
  PORT?: string;

  @IsOptional()
  @Validate(IsWebUrl, WEB_URL_ONLY)
  PUBLIC_URL?: string;

  @IsOptional()
  @IsIn(roles, { message: `must be one of ${roles.join(', ')}` })
  ROLE?: Role;

  @IsOptional()
  @IsIn(logLevels, { message: `must be one of ${logLevels.join(', ')}` })
  LOG_LEVEL?: LogLevel;

  @IsOptional()
  @IsIn(logFormats, { message: `must be one of ${logFormats.join(', ')}` })
  LOG_FORMAT?: LogFormat;

  @IsOptional()
  @Validate(AreNetworks, { message: 'must be IP addresses or ranges (10.0.0.0/8) separated by commas' })
  TRUSTED_PROXIES?: string;

  @IsOptional()
  @Validate(AreOrigins, { message: 'must be origins (https://app.example.com) separated by commas' })
  EMBED_ORIGINS?: string;

  @IsOptional()
  @Validate(IsWholeNumber, [5, 500], { message: 'must be a number from 5 to 500' })
  DATABASE_CONNECTIONS?: string;

  @IsOptional()
  @Validate(IsWholeNumber, [0, 300], { message: 'must be a number of seconds from 0 to 300' })
  SHUTDOWN_DELAY_SECONDS?: string;

  @IsOptional()
  @IsIn(['on', 'off'], { message: 'must be on or off' })
  MIGRATE?: string;

  @IsOptional()
  @Validate(AreKeys, {
    message: `must be ${KEY_BYTES} bytes in base64, not all zero, or several such separated by commas, newest first`,
  })
  ENCRYPTION_KEY?: string;

  SALESFORCE_CLIENT_ID?: string;

  SALESFORCE_CLIENT_SECRET?: string;

  @IsOptional()
  @Validate(IsWebUrl, WEB_URL_ONLY)
  SALESFORCE_LOGIN_URL?: string;

  @IsOptional()
  @Matches(/^\d{2,3}\.0$/, { message: 'must look like 62.0' })
  SALESFORCE_API_VERSION?: string;

  @IsOptional()
  @Validate(AreHosts, {
    message: 'must be host names (gateway.example, gateway.example:8443) separated by commas, without wildcards',
  })
  SALESFORCE_ALLOWED_HOSTS?: string;

  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  WEBHOOK_ALLOW_PRIVATE?: string;

  PG_BIN?: string;
}

const names = [
  'DATABASE_URL',
  'DATABASE_LISTEN_URL',
  'DATABASE_POOLER',
  'DATA_DIR',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'ROLE',
  'LOG_LEVEL',
  'LOG_FORMAT',
  'TRUSTED_PROXIES',
  'EMBED_ORIGINS',
  'DATABASE_CONNECTIONS',
  'SHUTDOWN_DELAY_SECONDS',
  'MIGRATE',
  'ENCRYPTION_KEY',
  'SALESFORCE_CLIENT_ID',
  'SALESFORCE_CLIENT_SECRET',
  'SALESFORCE_LOGIN_URL',
  'SALESFORCE_API_VERSION',
  'SALESFORCE_ALLOWED_HOSTS',
  'WEBHOOK_ALLOW_PRIVATE',
  'PG_BIN',
] as const satisfies readonly (keyof Environment)[];

type Variables = Readonly<Record<string, string | undefined>>;

/** Puts the variables of these names into `environment`, trimmed; empty ones are left out. */
export function given<T extends object>(environment: T, names: readonly string[], env: Variables): T {
  const values = names
    .map((name) => [name, env[name]?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return Object.assign(environment, Object.fromEntries(values));
}

/** What is wrong with each variable, by its name and never with its value. */
export function faultsIn(environment: object): string[] {
  return validateSync(environment).map(
    ({ property, constraints }) => `${property} ${Object.values(constraints ?? {}).join(' and ')}`,
  );
}

/** Ours of all the variables. */
export function environmentOf(env: Variables): Environment {
  return given(new Environment(), names, env);
}
