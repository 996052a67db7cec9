import { refuseOldNode } from '#platform/node-version';

refuseOldNode(process.argv.includes('--json'));
await import('./program.js');
