import { useTestDatabase } from '../support/database.js';
import { soak } from './soak.js';

const database = useTestDatabase();

// Another seed every day; `npm run soak -- --seed N` does the same for longer.
const seed = Number(process.env['SOAK_SEED'] ?? Math.floor(Date.now() / 86_400_000));

// The name is what a failure prints, whatever ended the test.
test(`a short soak leaves no difference (again: SOAK_SEED=${seed} npm test -- test/soak/soak.spec.ts)`, async () => {
  const result = await soak({
    databaseUrl: database.url,
    seed,
    goesOn: (steps) => steps < 30,
    report: () => undefined,
  });
  expect({ seed, differences: result.differences.slice(0, 10) }).toEqual({ seed, differences: [] });
  expect(result.steps).toBe(30);
}, 240_000);
