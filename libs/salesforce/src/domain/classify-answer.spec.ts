import { classifyAnswer } from './classify-answer.js';

const answer = (status: number, errorCode: string, message = 'text'): [string, number, string] => [
  JSON.stringify([{ message, errorCode }]),
  status,
  'application/json;charset=UTF-8',
];

const table: [string, [body: string, status: number, contentType: string | undefined], string][] = [
  ['an expired session', answer(401, 'INVALID_SESSION_ID'), 'SALESFORCE_SESSION_REFUSED'],
  [
    'the daily limit',
    answer(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
    'SALESFORCE_LIMIT_REACHED',
  ],
  [
    'the concurrent limit',
    answer(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'),
    'SALESFORCE_BUSY',
  ],
  [
    'the long transactions limit',
    answer(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'),
    'SALESFORCE_BUSY',
  ],
  ['the daily jobs limit', answer(400, 'LIMIT_EXCEEDED'), 'SALESFORCE_LIMIT_REACHED'],
  ['no API in the org', answer(403, 'API_DISABLED_FOR_ORG'), 'SALESFORCE_API_DISABLED'],
  ['no access', answer(403, 'INSUFFICIENT_ACCESS'), 'SALESFORCE_ACCESS_DENIED'],
  ['an expired password', answer(400, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD'), 'SALESFORCE_PASSWORD_EXPIRED'],
  ['an unknown field', answer(400, 'INVALID_FIELD'), 'SALESFORCE_FIELD_UNKNOWN'],
  [
    'an unknown field of a bulk job',
    answer(400, 'API_ERROR', "INVALID_FIELD: No such column 'X' on entity 'Account'"),
    'SALESFORCE_FIELD_UNKNOWN',
  ],
  ['an unknown object', answer(400, 'INVALID_TYPE'), 'SALESFORCE_OBJECT_UNKNOWN'],
  ['an object bulk cannot read', answer(400, 'INVALIDENTITY'), 'SALESFORCE_BULK_UNSUPPORTED'],
  [
    'a field bulk cannot read',
    answer(400, 'API_ERROR', 'Selecting compound data not supported in Bulk Query'),
    'SALESFORCE_BULK_UNSUPPORTED',
  ],
  ['a lost cursor with 400', answer(400, 'INVALID_QUERY_LOCATOR'), 'SALESFORCE_CURSOR_LOST'],
  ['a lost cursor with 404', answer(404, 'INVALID_QUERY_LOCATOR'), 'SALESFORCE_CURSOR_LOST'],
  ['a purged delete log', answer(400, 'INVALID_REPLICATION_DATE'), 'SALESFORCE_DELETE_LOG_GONE'],
  ['too many deletions', answer(400, 'EXCEEDED_ID_LIMIT'), 'SALESFORCE_WINDOW_TOO_WIDE'],
  ['a slow query', answer(400, 'QUERY_TIMEOUT'), 'SALESFORCE_QUERY_TIMEOUT'],
  ['a bad query', answer(400, 'MALFORMED_QUERY'), 'SALESFORCE_REFUSED'],
  ['a locked row', answer(400, 'UNABLE_TO_LOCK_ROW'), 'SALESFORCE_BUSY'],
  ['an unknown job', answer(404, 'NOT_FOUND'), 'SALESFORCE_NOT_FOUND'],
  ['an internal error', answer(500, 'UNKNOWN_EXCEPTION'), 'SALESFORCE_UNAVAILABLE'],
  ['an overloaded org', answer(503, 'SERVER_UNAVAILABLE'), 'SALESFORCE_UNAVAILABLE'],
  ['a code nobody has seen', answer(400, 'SOMETHING_NEW'), 'SALESFORCE_REFUSED'],
  ['an empty 406', ['', 406, undefined], 'SALESFORCE_UNAVAILABLE'],
  ['a moving org', ['<html>We are setting things up</html>', 420, 'text/html'], 'SALESFORCE_UNAVAILABLE'],
  [
    'maintenance',
    ['<html>We are down for maintenance.</html>', 503, 'text/html; charset=UTF-8'],
    'SALESFORCE_UNAVAILABLE',
  ],
  ['a page that says 200', ['<!DOCTYPE html><p>hello</p>', 200, 'text/html;charset=UTF-8'], 'SALESFORCE_UNAVAILABLE'],
  ['a page with no type', ['\n<!doctype html>', 200, undefined], 'SALESFORCE_UNAVAILABLE'],
  ['a page that says 404', ['<html></html>', 404, 'text/html'], 'SALESFORCE_UNAVAILABLE'],
  ['a gateway that gave up', ['', 502, undefined], 'SALESFORCE_UNAVAILABLE'],
  ['too many requests', ['', 429, undefined], 'SALESFORCE_BUSY'],
  ['another API version', ['', 409, undefined], 'SALESFORCE_JOB_FAILED'],
  ['a long address', ['', 414, undefined], 'SALESFORCE_REQUEST_TOO_LONG'],
  ['long headers', ['', 431, undefined], 'SALESFORCE_REQUEST_TOO_LONG'],
  ['a redirect', ['', 302, undefined], 'SALESFORCE_RESPONSE_INVALID'],
  ['half a JSON', ['{"a":', 200, 'application/json'], 'SALESFORCE_RESPONSE_INVALID'],
];

describe('classifyAnswer', () => {
  test.each(table)('%s', (_name, [body, status, contentType], code) => {
    expect(classifyAnswer({ status, contentType, retryAfter: undefined, body }).code).toBe(code);
  });

  test('never repeats a web page, and shortens a repeated query', () => {
    const page = classifyAnswer({
      status: 503,
      contentType: 'text/html;charset=UTF-8',
      retryAfter: '7',
      body: '<html>secret</html>',
    });
    expect(page).toEqual({
      code: 'SALESFORCE_UNAVAILABLE',
      message: 'Salesforce answered with a web page (HTTP 503)',
      retryAfterSeconds: 7,
    });
    const body = JSON.stringify([{ errorCode: 'MALFORMED_QUERY', message: `\nSELECT ${'x, '.repeat(1000)}` }]);
    const { message } = classifyAnswer({ status: 400, contentType: 'application/json', retryAfter: undefined, body });
    expect(message.length).toBeLessThan(350);
    expect(message).not.toContain('\n');
  });
});
