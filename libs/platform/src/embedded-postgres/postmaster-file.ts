import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server says of itself in `postmaster.pid` (lines 1, 2, 4 and 8; see miscadmin.h of PostgreSQL). */
export interface Postmaster {
  pid: number;
  dataDirectory: string;
  port: number;
  status: string;
}

/** Undefined when no server claims the cluster, or while one is only just writing the file. */
export function readPostmaster(clusterDir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, dataDirectory: lines[1] ?? '', port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether `postmaster` still serves `clusterDir`: process ids are reused, soon so in a container, and a copied directory
 * brings the file of another server along. A server's working directory is its cluster, which Linux shows.
 */
export function serves(postmaster: Postmaster, clusterDir: string): boolean {
  if (!isAlive(postmaster.pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${postmaster.pid}/cwd`) === realpathSync(clusterDir);
    } catch {
      return false;
    }
  }
  try {
    return realpathSync(postmaster.dataDirectory) === realpathSync(clusterDir);
  } catch {
    return false;
  }
}

/** Whether a process that is not a server of this cluster has taken the recorded id. */
export function isForeign(postmaster: Postmaster, clusterDir: string): boolean {
  return isAlive(postmaster.pid) && !serves(postmaster, clusterDir);
}
