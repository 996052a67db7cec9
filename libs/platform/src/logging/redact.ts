const REDACTED = '[redacted]';
const DEPTH_MOST = 8;
const TEXT_MOST = 10_000;

/** Names whose values are secret, at any depth and in any spelling: `refresh_token`, `clientSecret`, `X-Api-Key` … */
const SECRET_NAME = /authorization|cookie|passw|passphrase|token|secret|assertion|credential|csrf|code_?verifier/i;
/** `key`, `api_key`, `X-Api-Key`, `apiKey`; not `monkey`. */
const KEY_NAME = /(^|[_-])keys?$/i;
const CAMEL_KEY_NAME = /[a-z0-9]Keys?$/;
/** Names that look secret and are not. */
const OPEN_NAME = /^(token_?type|token_?count|singleton_?key|queue_?key|job_?key)$/i;

const TEXT_RULES: readonly [RegExp, string][] = [
  // Parameters of an address or a form.
  [
    /\b(access_token|refresh_token|id_token|token|code|state|client_secret|assertion|password|code_verifier|sid)=[^&\s"'#]+/gi,
    `$1=${REDACTED}`,
  ],
  [/\b(Bearer|Basic|OAuth)\s+[\w.~+/=!-]{8,}/gi, `$1 ${REDACTED}`],
  // JSON Web Tokens.
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, REDACTED],
  // Access tokens of Salesforce: the organisation's id, then "!".
  [/\b00D[A-Za-z0-9]{12,15}![\w.]+/g, REDACTED],
  // User and password of an address.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s:@]*:[^/\s@]+@/gi, `$1${REDACTED}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, REDACTED],
];

/** The text without what looks like a secret. */
export function redactText(text: string): string {
  const short = text.length > TEXT_MOST ? `${text.slice(0, TEXT_MOST)}…` : text;
  return TEXT_RULES.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), short);
}

function isSecretName(name: string): boolean {
  return !OPEN_NAME.test(name) && [SECRET_NAME, KEY_NAME, CAMEL_KEY_NAME].some((pattern) => pattern.test(name));
}

function ofError(error: Error, depth: number): object {
  const { name, message, stack, cause, ...rest } = error as Error & Record<string, unknown>;
  return {
    type: name,
    message: redactText(message),
    ...(stack === undefined ? {} : { stack: redactText(stack) }),
    ...ofObject(rest, depth + 1),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

function ofObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecretName(name) && member != null && typeof member !== 'boolean' ? REDACTED : redact(member, depth + 1),
    ]),
  );
}

function hasJson(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

/** A copy that can be logged: no secrets, no cycles, no bytes, not endless. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEPTH_MOST) return '[deep]';
  if (Error.isError(value)) return ofError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (ArrayBuffer.isView(value)) return '[bytes]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return redact([...value], depth);
  if (hasJson(value)) return redact(value.toJSON(), depth + 1);
  return ofObject(value, depth);
}
