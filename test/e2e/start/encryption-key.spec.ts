import { Cipher, readConfig } from '#platform';
import { put } from '../../support/seed.js';
import { useTestDatabase } from '../../support/database.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Program, runSource } from '../../support/processes.js';
import { waitFor } from '../../support/wait-for.js';

const database = useTestDatabase();
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');

function start(encryptionKey: string): Program {
  return runSource(`await import('./apps/connector/src/main.ts')`, {
    env: {
      DATABASE_URL: database.url,
      MIGRATE: 'off',
      ENCRYPTION_KEY: encryptionKey,
      PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ROLE: 'api',
    },
  });
}

test('a key that cannot read what is stored stops the start with its code; beside the right one it starts', async () => {
  const { encryptionKeys } = readConfig({ DATABASE_URL: database.url, ENCRYPTION_KEY: TEST_ENCRYPTION_KEY });
  const teamId = '00000000-0000-4000-8000-000000000001';
  const secret = new Cipher(encryptionKeys).encrypt('whsec_x', { teamId, column: 'webhooks.endpoints.secret' });
  await put(database.db, 'access.teams', { team_id: teamId, name: 'with a webhook' });
  const endpoint = { team_id: teamId, id: '00000000-0000-4000-8000-000000000002', url: 'https://x.example/' };
  await put(database.db, 'webhooks.endpoints', { ...endpoint, events: ['recording.linked'], secret });

  const refused = start(OTHER_KEY);
  expect(await refused.exit).toEqual({ code: 1, signal: null });
  const [line = '{}'] = refused.output().trim().split('\n').slice(-1);
  expect(JSON.parse(line)).toMatchObject({
    level: 'fatal',
    code: 'ENCRYPTION_KEY_UNKNOWN',
    message: expect.stringContaining(`Webhooks (key ${encryptionKeys[0]?.id ?? ''})`),
  });
  expect(refused.output()).not.toContain('    at ');

  const rotating = start(`${OTHER_KEY},${TEST_ENCRYPTION_KEY}`);
  await waitFor(() => Promise.resolve(rotating.output().includes('is ready at')), { timeoutMs: 60_000 });
  rotating.child.kill('SIGTERM');
  expect(await rotating.exit).toEqual({ code: 0, signal: null });
}, 240_000);
