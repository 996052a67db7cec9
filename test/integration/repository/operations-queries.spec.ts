import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { many, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { projectDir } from '../../support/processes.js';

const database = useTestDatabase();
const text = readFileSync(join(projectDir, 'docs', 'OPERATIONS.md'), 'utf8');
const queries = [...text.matchAll(/`(select [^`]+)`/g)].map(([, query = '']) => query);

test('OPERATIONS has queries for whoever looks into the database', () => {
  expect(queries.length).toBeGreaterThanOrEqual(4);
});

test.each(queries)('OPERATIONS: %s', async (query) => {
  expect(await many(database.db, unprepared(query))).toBeInstanceOf(Array);
});
