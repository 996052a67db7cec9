import { DEFAULT_SETTINGS } from '#field-mapping';
import { checkInternalDomains, proposeInternalDomains } from './internal-domains.js';

const of = (hosts: Record<string, number>, isSandbox = false, settings = {}) =>
  proposeInternalDomains(
    { hosts: Object.entries(hosts).map(([host, users]) => ({ host, users })), isSandbox },
    { ...DEFAULT_SETTINGS, ...settings },
  );

test('W1: proposed are the registrable domains of at least two users, most users first', () => {
  expect(of({ 'mail.ours.example': 1, 'ours.example': 1, 'big.example': 9, 'one.example': 1 })).toEqual([
    'big.example',
    'ours.example',
  ]);
});

test('W1: never free mail or a shared host, unless the team says otherwise', () => {
  const hosts = { 'gmail.com': 5, 'ours.onmicrosoft.com': 5, 'ours.example': 2 };
  expect(of(hosts)).toEqual(['ours.example']);
  expect(of(hosts, false, { freeMailDomains: { add: ['ours.example'], remove: ['gmail.com'] } })).toEqual([
    'gmail.com',
  ]);
});

test('W1: in a sandbox without the .invalid behind it', () => {
  expect(of({ 'ours.example.invalid': 2 }, true)).toEqual(['ours.example']);
  expect(of({ 'gmail.com.invalid': 2 }, true)).toEqual([]);
});

test('W1: the diagnosis warns while nobody saved internal domains, and names what counts meanwhile', () => {
  expect(checkInternalDomains(null, ['ours.example'])).toEqual({
    id: 'internal_domains',
    status: 'warning',
    detail:
      'No internal domains are saved: ours.example counts as internal, since at least two active users share it. Save it in the settings.',
    whoMustAct: 'team_admin',
  });
  expect(checkInternalDomains(null, []).status).toBe('warning');
  expect(checkInternalDomains([], ['ours.example']).status).toBe('ok');
  expect(checkInternalDomains(['ours.example'], []).status).toBe('ok');
});
