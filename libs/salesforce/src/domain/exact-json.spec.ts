import { parseExact } from './exact-json.js';

test('numbers keep every digit and their notation', () => {
  expect(parseExact('{"a":999999999999999999,"b":1.10,"c":9.2E8,"d":[-0.0],"e":"7","f":null,"g":true}')).toEqual({
    a: '999999999999999999',
    b: '1.10',
    c: '9.2E8',
    d: ['-0.0'],
    e: '7',
    f: null,
    g: true,
  });
});
