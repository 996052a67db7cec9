import { refuseOldNode } from '#platform/node-version';

const { LOG_FORMAT } = process.env;
refuseOldNode(LOG_FORMAT === 'json' || (LOG_FORMAT !== 'text' && !process.stdout.isTTY));
await import('./service.js');
