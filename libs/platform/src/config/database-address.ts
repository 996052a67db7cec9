import { accessSync, constants } from 'node:fs';

/** Which of libpq's modes there are here: the other two leave it open whether the connection is encrypted. */
const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const TLS_FILES = ['sslrootcert', 'sslcert', 'sslkey'];

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function tlsFault({ searchParams }: URL): string | undefined {
  const mode = searchParams.get('sslmode');
  if (mode !== null && !TLS_MODES.includes(mode)) return `must have an sslmode of ${TLS_MODES.join(', ')}`;
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert')) return 'must name sslrootcert beside sslmode=verify-ca';
  const unreadable = TLS_FILES.find((name) => searchParams.has(name) && !isReadable(searchParams.get(name) ?? ''));
  return unreadable === undefined ? undefined : `must name a file that this user can read as ${unreadable}`;
}

/** What is wrong with the address of a database; undefined when nothing is. Never a part of it. */
export function databaseAddressFault(value: string): string | undefined {
  if (!URL.canParse(value)) return 'must be a postgres:// address';
  const url = new URL(value);
  if (!['postgres:', 'postgresql:'].includes(url.protocol)) return 'must be a postgres:// address';
  if (![url.username, url.password, url.hostname, url.pathname].every(isDecodable)) {
    return 'must have special characters of user, password and database percent-encoded';
  }
  const port = url.searchParams.get('port');
  if (port !== null && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536)) return 'must have a port from 0 to 65535';
  return tlsFault(url);
}

/**
 * `sslmode` as PostgreSQL's own programs understand it: `require` encrypts and checks nothing, or checks who signed the
 * certificate where `sslrootcert` says who may; `verify-full` also checks the host's name. The driver's own reading takes
 * all for `verify-full`, and prints a warning of its own.
 */
export function asPostgresqlReadsIt(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (!url.searchParams.has('sslmode')) return databaseUrl;
  url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
}
