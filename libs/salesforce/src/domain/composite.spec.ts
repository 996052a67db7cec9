import { compositeBody, compositeParts, deletedPath, partRefusesSession } from './composite.js';

test('asks for a query and a delete log in one body, GETs alone (F3)', () => {
  const from = new Date('2026-01-01T00:00:00.123Z');
  const to = new Date('2026-01-02T00:00:00Z');
  const body = JSON.parse(
    compositeBody(
      [
        { kind: 'query', soql: "SELECT Id FROM Account WHERE Name = 'A&B'", includeDeleted: true, batchSize: 500 },
        { kind: 'deleted', object: 'Account', from, to },
      ],
      '66.0',
    ),
  ) as { compositeRequest: Record<string, unknown>[] };
  expect(body.compositeRequest).toEqual([
    {
      method: 'GET',
      url: "/services/data/v66.0/queryAll?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%20%3D%20'A%26B'",
      referenceId: 'part0',
      httpHeaders: { 'Sforce-Query-Options': 'batchSize=500' },
    },
    {
      method: 'GET',
      url: '/services/data/v66.0/sobjects/Account/deleted/?start=2026-01-01T00%3A00%3A00%2B00%3A00&end=2026-01-02T00%3A00%3A00%2B00%3A00',
      referenceId: 'part1',
    },
  ]);
  expect(deletedPath('Lead', from, to)).not.toContain('.123');
});

test('parts come in the order asked, whatever order they are answered in', () => {
  const refused = { referenceId: 'part1', httpStatusCode: '400', body: [{ errorCode: 'INVALID_TYPE', message: 'x' }] };
  const answered = { referenceId: 'part0', httpStatusCode: '200', body: { totalSize: '0' } };
  expect(compositeParts({ compositeResponse: [refused, answered] }, 2)).toEqual([
    { isRefused: false, body: { totalSize: '0' }, etag: null },
    {
      isRefused: true,
      refusal: {
        status: 400,
        contentType: 'application/json',
        retryAfter: undefined,
        body: '[{"errorCode":"INVALID_TYPE","message":"x"}]',
      },
    },
  ]);
  expect(compositeParts({ compositeResponse: [refused] }, 2)).toBeUndefined();
});

test('a part that refuses the session is seen; a value that looks like one is not', () => {
  expect(partRefusesSession('{"compositeResponse":[{"body":[],"httpStatusCode" : 401,"referenceId":"part0"}]}')).toBe(
    true,
  );
  const name = JSON.stringify({ Name: '"httpStatusCode":401' });
  expect(partRefusesSession(`{"compositeResponse":[{"body":${name},"httpStatusCode":200}]}`)).toBe(false);
});

test('a description keeps the tag it came with', () => {
  const answer = { referenceId: 'part0', httpStatusCode: '200', body: {}, httpHeaders: { ETag: '"x"' } };
  expect(compositeParts({ compositeResponse: [answer] }, 1)).toEqual([{ isRefused: false, body: {}, etag: '"x"' }]);
});
