import { whoMustAct as ofSalesforce } from '#salesforce';
import { explain } from './crm-sync-errors.js';

const about = { object: 'Opportunity', field: 'StageName', value: null, detail: null };

test.each([
  ['STAGE_NOT_ALIGNED', { value: 'Brand New' }, /"Brand New" is not among the team's/, 'team_admin'],
  ['STAGE_NOT_ALIGNED', {}, /stage is empty.*Fill it in Salesforce/, 'salesforce_admin'],
  [
    'VALUE_DOES_NOT_FIT',
    { field: 'CloseDate', value: '2026-99-99' },
    /CloseDate holds "2026-99-99"/,
    'salesforce_admin',
  ],
  ['FIELD_NOT_VISIBLE', { field: 'Type' }, /Type of Opportunity was removed, renamed or hidden/, 'salesforce_admin'],
  ['FIELD_TYPE_CHANGED', { field: 'Amount' }, /Amount of Opportunity changed its type/, 'team_admin'],
  ['SALESFORCE_OBJECT_UNKNOWN', {}, /cannot see Opportunity/, 'salesforce_admin'],
  [
    'SALESFORCE_USER_INACTIVE',
    { detail: 'The user is inactive.' },
    /could not be synced.*inactive\.$/,
    'salesforce_admin',
  ],
  ['SALESFORCE_AUTH_EXPIRED', { detail: 'Connect again' }, /Connect again\.$/, 'team_admin'],
  ['MAPPING_INCOMPLETE', { detail: 'Save the mapping.' }, /Save the mapping\.$/, 'team_admin'],
  ['DATABASE_DISK_FULL', { detail: 'No space.' }, /No space\.$/, 'operator'],
  ['INTERNAL', { detail: 'A fault of ours.' }, /A fault of ours\.$/, 'operator'],
  ['SALESFORCE_UNAVAILABLE', { detail: 'It is down.' }, /It is down\. It is tried again by itself\.$/, 'nobody'],
  ['EXTRACTION_INCOMPLETE', { detail: 'Rows are missing.' }, /Rows are missing\. It is tried again/, 'nobody'],
])('says what is missing, why, and who must act: %s %j', (code, given, detail, whoMustAct) => {
  const said = explain(code, { ...about, ...given }, ofSalesforce);
  expect(said.detail).toMatch(detail);
  expect(said.whoMustAct).toBe(whoMustAct);
});
