import { pino, destination } from 'pino';
import { logOptions } from '#platform';

/** `EX_SOFTWARE` of sysexits.h: a fault of ours, as opposed to 1, a start that an operator's setting prevented. */
export const EXIT_ESCAPED = 70;
/** Leases and the embedded PostgreSQL are given back within this time, or they run out by themselves. */
const STOP_WITHIN_MS = 10_000;

/**
 * The last net under failures that nothing caught. What state the process is in then nobody knows, so it ends: it writes
 * one line with the catalogue's code, stops in good order if it still can, and exits with a code of its own, which tells a
 * supervisor to start it again. Lines are written synchronously, so none is lost with the process.
 */
export function endOnEscapedFailure(stop: () => Promise<unknown>): void {
  const log = pino(logOptions({ logLevel: 'info' }), destination({ dest: 1, sync: true }));
  let isEnding = false;
  const end = (err: unknown, origin: string): void => {
    log.fatal({ err, code: 'INTERNAL', origin }, 'process: a failure that nothing caught; the process ends');
    if (isEnding) process.exit(EXIT_ESCAPED);
    isEnding = true;
    setTimeout(() => process.exit(EXIT_ESCAPED), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(EXIT_ESCAPED),
      () => process.exit(EXIT_ESCAPED),
    );
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', (reason) => {
    end(reason, 'unhandledRejection');
  });
}
