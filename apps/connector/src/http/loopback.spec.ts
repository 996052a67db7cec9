import { isLoopback } from './loopback.js';

it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example.com'])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
