const POLL_MS = 250;

/**
 * Calls `gone` once when the process that started this one has ended. npm runs scripts through a shell, and hands a signal
 * on to that shell, which ends by it without a word to us: we would stay behind and hold the port.
 */
export function whenParentEnds(gone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, POLL_MS);
  watch.unref();
}
