import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure } from './failure.js';

/** The account a server runs under. PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

function ownerOf(path: string): ServerUser | undefined {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch {
    return undefined;
  }
}

function account(name: string): ServerUser | undefined {
  const id = (flag: string): number => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  };
  const user = { uid: id('-u'), gid: id('-g') };
  return Number.isInteger(user.uid) && Number.isInteger(user.gid) ? user : undefined;
}

/**
 * As root: the owner of the path, or of the nearest directory above that exists, unless that is root too. What root makes
 * there should be that user's.
 */
export function ordinaryOwner(path: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(path);
  if (owner === undefined && dirname(path) !== path) return ordinaryOwner(dirname(path));
  return owner?.uid === 0 ? undefined : owner;
}

/**
 * Who runs the server over `clusterDir`. Undefined means: we ourselves. As root it is the owner of the cluster, else
 * of DATA_DIR or of the directory it will be made in, unless that is root again, else `postgres`, else `nobody`.
 */
export function serverUser(clusterDir: string, dataDir: string): ServerUser | undefined {
  const owner = ownerOf(clusterDir);
  const self = process.getuid?.();
  if (self !== 0) {
    if (self !== undefined && owner !== undefined && owner.uid !== self) {
      throw failure(
        `${clusterDir} belongs to user id ${owner.uid}, and this process runs as user id ${self}. ` +
          'Start it as that user or as root, or set DATA_DIR to another directory.',
      );
    }
    return undefined;
  }
  const user = ordinaryOwner(clusterDir) ?? ordinaryOwner(dataDir) ?? account('postgres') ?? account('nobody');
  if (user === undefined) {
    throw failure(
      'PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody. Start as an ordinary user.',
    );
  }
  return user;
}

/** Spawn options that run a program under `user`. */
export function runAs(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

export function giveTo(user: ServerUser | undefined, path: string): void {
  if (user !== undefined) chownSync(path, user.uid, user.gid);
}
