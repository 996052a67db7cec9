import { crmId18 } from './crm-id.js';

describe('crmId18', () => {
  it.each([
    // The first is the pair of Salesforce's own documentation.
    ['001A0000006Vm9u', '001A0000006Vm9uIAC'],
    ['001000000000001', '001000000000001AAA'],
    ['0015g00000AbCdE', '0015g00000AbCdEAAV'],
    ['00DABCDEFGHIJKL', '00DABCDEFGHIJKL255'],
  ])('%s is %s', (id15, id18) => {
    expect(crmId18(id15)).toBe(id18);
    expect(crmId18(id18)).toBe(id18);
  });

  it.each([
    ...['', '001', '001A0000006Vm9uI', '001A0000006Vm9uIAC1', '001A0000006Vm9!', ' 001A0000006Vm9u'],
    // Its case folded, and with the end of another.
    ...['001a0000006vm9uIAC', '001A0000006Vm9uAAA'],
  ])('%j is none', (id) => {
    expect(crmId18(id)).toBeUndefined();
  });
});
