/** Jest runs this once, outside its module system, before the first test file. */
import '../../scripts/typescript-loader.mjs';

export default async function globalSetup() {
  const { startTestServer } = await import('./test-server.ts');
  globalThis.stopTestServer = await startTestServer();
}
