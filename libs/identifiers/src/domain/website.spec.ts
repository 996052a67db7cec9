import { asciiHost, registrableDomain } from './host.js';
import { websiteHost } from './website.js';

it.each([
  ['https://www.acme.co.uk/de', 'www.acme.co.uk', 'acme.co.uk'],
  ['www.acme.com', 'www.acme.com', 'acme.com'],
  ['acme.com:8080/path?q#f', 'acme.com', 'acme.com'],
  ['//acme.com', 'acme.com', 'acme.com'],
  ['http://user@acme.com', 'acme.com', 'acme.com'],
  ['  ACME.com.  ', 'acme.com', 'acme.com'],
  ['müller.de', 'xn--mller-kva.de', 'xn--mller-kva.de'],
  ['a.uk.com', 'a.uk.com', 'a.uk.com'],
  ['10.0.0.1', '10.0.0.1', undefined],
  ['localhost', 'localhost', undefined],
  ['co.uk', 'co.uk', undefined],
  ['www.expressl&t.net', undefined, undefined],
  ['', undefined, undefined],
  ['   ', undefined, undefined],
])('the host and registrable domain of %j (W6)', (website, host, domain) => {
  expect(websiteHost(website)).toBe(host);
  expect(host === undefined ? undefined : registrableDomain(host)).toBe(domain);
});

it('two customers of one private suffix are two companies', () => {
  expect(registrableDomain('mail.acme.uk.com')).toBe('acme.uk.com');
  expect(registrableDomain('beta.uk.com')).toBe('beta.uk.com');
});

it('a host is none with a character no resolver would take', () => {
  expect(asciiHost('a b.com')).toBeUndefined();
  expect(asciiHost('')).toBeUndefined();
});
