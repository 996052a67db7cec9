import { Script } from 'node:vm';
import { SCRIPT } from '../../../apps/salesforce-org/src/page/script.js';
import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { Client, freshOrg } from './client.js';

let org: RunningOrg;
let page: string;

beforeAll(async () => {
  ({ org } = await freshOrg({ scale: 20 }));
  page = (await new Client(org, '').call('/')).text;
});
afterAll(() => org.stop());

describe('the page for people', () => {
  test('is one HTML document that loads nothing from elsewhere', () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test('holds a script a browser can run', () => {
    expect(() => new Script(SCRIPT)).not.toThrow();
  });

  test('calls only operations there are', async () => {
    const { operations } = (await new Client(org, '').call('/__org')).json<{ operations: string[] }>();
    const called = [...SCRIPT.matchAll(/'([a-zA-Z]+\/[a-zA-Z]+)'/g)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'application/json');
    expect(called.length).toBeGreaterThan(20);
    expect(operations).toEqual(expect.arrayContaining(called));
  });

  test('every button does something', () => {
    const buttons = [...page.matchAll(/data-act="(\w+)"/g)].map(([, name]) => name!);
    expect(buttons).toHaveLength(14);
    for (const name of buttons) expect(SCRIPT).toMatch(new RegExp(`\\n  ${name}: \\[`));
  });

  test('is neither logged nor counted as a request', () => {
    expect(org.control.requests.log().some(({ path }) => path === '/')).toBe(false);
  });
});
