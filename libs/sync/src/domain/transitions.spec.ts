import { RUN_STATES } from './run.js';
import { TRANSITIONS, UNFINISHED } from './transitions.js';

it('every state but the first is reached, and those that are final are left by nothing', () => {
  const all = Object.values(TRANSITIONS);
  const reached = new Set<string>(all.map(({ to }) => to));
  expect(RUN_STATES.filter((state) => !reached.has(state))).toEqual([]);
  const left = new Set<string>(all.flatMap(({ from }) => from as readonly string[]));
  expect(RUN_STATES.filter((state) => !left.has(state))).toEqual(['succeeded', 'partial', 'failed', 'cancelled']);
  expect(UNFINISHED).toEqual(['queued', 'running', 'paused']);
});
