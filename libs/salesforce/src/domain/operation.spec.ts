import { operationOf } from './operation.js';

it.each([
  ['/services/data/v62.0/query', 'query'],
  ['//services/data/v62.0/queryAll', 'query'],
  ['/services/data/v62.0/query/01gXX0000012345-2000', 'query_more'],
  ['/services/data/v62.0/composite', 'composite'],
  ['/services/data/v62.0/sobjects/Secret__c/describe', 'describe'],
  ['/services/data/v62.0/sobjects/Secret__c/deleted/', 'deleted'],
  ['/services/data/v62.0/limits', 'limits'],
  ['/services/data/v62.0/limits/recordCount', 'record_counts'],
  ['/services/data/v62.0/jobs/query', 'bulk_create'],
  ['/services/data/v62.0/jobs/query/750secret', 'bulk_job'],
  ['/services/data/v62.0/jobs/query/750secret/results', 'bulk_results'],
  ['/services/data/', 'versions'],
  ['/services/oauth2/token', 'token'],
  ['/id/00Dsecret/005secret', 'other'],
  ['/services/data/v62.0/sobjects/Contact/003secret', 'other'],
])('%s is called %s', (path, name) => {
  expect(operationOf(path)).toBe(name);
});
