import { isFromThisMachine, isLoopback } from './loopback.js';

it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example.com'])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});

const here = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000' };
it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.8.9.1:65535', '[::1]', '[::1]:3000'])(
  'a request for %s is from this machine',
  (host) => {
    expect(isFromThisMachine(here, { host })).toBe(true);
    expect(isFromThisMachine(here, { host, 'x-real-ip': '203.0.113.7' })).toBe(false);
  },
);

it.each([
  'rr.example.com',
  'rr.example.com:3000',
  'localhost.example.com',
  'localhost@rr.example.com',
  '127.0.0.1.example.com',
  '127.0.0.1:80:80',
  '10.0.0.1',
  '[::2]',
  '::1',
  '',
  undefined,
])('a request for %j may come through a proxy that says nothing else', (host) => {
  expect(isFromThisMachine(here, { host, 'x-client': 'unknown' })).toBe(false);
});
