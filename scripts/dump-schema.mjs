/** `npm run schema`: writes migrations/schema.sql, what a freshly migrated database looks like. */
import { writeFileSync } from 'node:fs';
import './typescript-loader.mjs';

const { startTestServer } = await import('../test/support/test-server.ts');
const { SERVER_URL, TEMPLATE, withDatabase } = await import('../test/support/server-url.ts');
const { describeSchema } = await import('../test/support/describe-schema.ts');
const { connect } = await import('../libs/platform/src/database/connect.ts');

const stop = await startTestServer();
const db = connect(withDatabase(process.env[SERVER_URL], process.env[TEMPLATE]));
try {
  writeFileSync(new URL('../migrations/schema.sql', import.meta.url), await describeSchema(db));
} finally {
  await db.destroy();
  await stop();
}
