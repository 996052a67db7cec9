import { refuseOldNode } from '#platform/node-version';

refuseOldNode(process.env['LOG_FORMAT'] === 'json' || !process.stdout.isTTY);
await import('./service.js');
