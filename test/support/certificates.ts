import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './debian.js';

export interface Certificates {
  /** Who signed the server's. */
  ca: string;
  /** Another who signs, of the same name. */
  otherCa: string;
  /** For the host `localhost` alone. */
  certificate: string;
  key: string;
}

function openssl(dir: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(findProgram('openssl') ?? '', args, { cwd: dir, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A certificate authority of one's own and what it signed, as files in `dir`. */
export function makeCertificates(dir: string): Certificates {
  for (const name of ['ca', 'other-ca']) {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    openssl(dir, ['req', '-x509', ...KEY, ...files, '-days', '2', '-subj', '/CN=A company']);
  }
  openssl(dir, ['req', ...KEY, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost']);
  writeFileSync(join(dir, 'names'), 'subjectAltName = DNS:localhost\n');
  const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl(dir, [
    'x509',
    '-req',
    '-in',
    'server.csr',
    ...signer,
    '-days',
    '2',
    '-extfile',
    'names',
    '-out',
    'server.pem',
  ]);
  const at = (file: string): string => join(dir, file);
  return { ca: at('ca.pem'), otherCa: at('other-ca.pem'), certificate: at('server.pem'), key: at('server.key') };
}
