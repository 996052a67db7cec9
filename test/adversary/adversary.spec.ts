import { TEST_ENCRYPTION_KEY } from '../support/platform.js';
import { useTestDatabase } from '../support/database.js';
import { corpus, uncovered } from './corpus.js';
import { crowd } from './crowd.js';
import { type Measured, Target } from './hold.js';

/**
 * Five times what `npm run bench -- adversary` holds an idle machine to: a machine that tests share with other programs
 * stretches every turn, and what is refused here, work that grows with the square of a request, takes seconds.
 */
const HELD_HERE_AT_MOST_MS = 250;

const database = useTestDatabase();
let target: Target;

beforeAll(async () => {
  target = await Target.start({ DATABASE_URL: database.url, ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, MIGRATE: 'off' });
  await crowd(database.db, target.teamId);
}, 240_000);
afterAll(() => target.stop());

test('somebody has thought of the worst body of every route that takes one', () => {
  expect(uncovered(target.routes)).toEqual([]);
});

/** The worst of the whole corpus, which `npm run bench -- adversary` measures. */
const WORST = [
  /^PUT \/v1\/recordings\/:externalId .*(rich ones|one name, there at once|one id, many addresses|hosts of many labels|names of notetakers)$/,
  /^POST \/v1\/linking\/preview .*(one name, many addresses|names that fold|many stages)/,
  /^GET \/v1\/recordings large recordings$/,
  /^GET \/v1\/(people|audit) (long values|large changes)$/,
  /^POST \/v1\/session a body with (unknown members|other names in each object|arrays within arrays|one long string)$/,
];

test('none of the worst requests holds the event loop, and none is a fault of ours', async () => {
  const measured: Measured[] = [];
  for (const attack of corpus(target.routes)) {
    if (!WORST.some((worst) => worst.test(`${attack.route} ${attack.name}`))) continue;
    measured.push(await target.measure(attack));
  }
  const most = HELD_HERE_AT_MOST_MS * (await target.slowness());
  const isMeasured = (worst: RegExp): boolean => measured.some(({ route, attack }) => worst.test(`${route} ${attack}`));
  expect(WORST.filter((worst) => !isMeasured(worst))).toEqual([]);
  expect(measured.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
  expect(measured.filter(({ heldMs }) => heldMs > most)).toEqual([]);
}, 600_000);
