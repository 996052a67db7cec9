import { ApiKeys, Teams } from '#access';
import { DB, openDatabase, readConfig } from '#platform';
import { createConnector } from '../../apps/connector/src/http/create-connector.js';
import { RouteAccessList } from '../../apps/connector/src/http/route-access.js';

// The service in a process of its own, so that the attacker's work is not its delay. Its parent asks how long one turn of
// its event loop took at most.

const { config } = await openDatabase(readConfig(process.env));
const app = await createConnector(config);
await app.listen(0, '127.0.0.1');
const { id: teamId } = await app.get(Teams).find('default');
const keys = await Promise.all(
  (['admin', 'member', 'service', 'viewer'] as const).map(async (role) => [
    role,
    (await app.get(ApiKeys).create(app.get(DB), teamId, { name: role, role })).key,
  ]),
);

let longestMs = 0;
let isWatching = false;

/** Each turn of the loop begins with this; work of others is between two of them. */
function watch(since: number): void {
  const now = performance.now();
  longestMs = Math.max(longestMs, now - since);
  if (isWatching) setImmediate(watch, performance.now());
}

/** Work that is always the same, at the speed that this process has just now: the least of several. */
function workMs(): number {
  const text = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ i })));
  const times = Array.from({ length: 20 }, () => {
    const since = performance.now();
    JSON.parse(text);
    return performance.now() - since;
  });
  return times.sort((a, b) => a - b)[10] ?? 0;
}

process.on('message', (question: 'begin' | 'end' | 'work') => {
  if (question === 'work') {
    process.send?.({ workMs: workMs() });
    return;
  }
  isWatching = question === 'begin';
  if (isWatching) setImmediate(watch, performance.now());
  process.send?.({ longestMs });
  longestMs = 0;
});
process.on('disconnect', () => process.exit());

process.send?.({
  url: await app.getUrl(),
  keys: Object.fromEntries(keys),
  teamId,
  routes: app.get(RouteAccessList).all(),
});
