import { readLimitInfo } from './limit-info.js';

test.each([
  ['api-usage=891/15000', { used: 891, limit: 15000 }],
  ['api-usage=25/5000; per-app-api-usage=17/250(appName=sample-connected-app)', { used: 25, limit: 5000 }],
  ['api-usage=21/0', undefined],
  ['per-app-api-usage=17/250(appName=x)', undefined],
  [undefined, undefined],
])('%s', (header, usage) => {
  expect(readLimitInfo(header)).toEqual(usage);
});
