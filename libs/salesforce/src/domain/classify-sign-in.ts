import type { ErrorCode } from '#platform';
import { asObject } from './exact-json.js';
import { apiErrorsIn, isWebPage, type RefusedAnswer, shorten } from './classify-answer.js';
import type { Failure } from './failure.js';

export type Grant = 'web_server' | 'client_credentials' | 'jwt_bearer';

/** The body of a refused token request: `{"error", "error_description"}`. */
export interface RefusedSignIn {
  error: string;
  description: string;
}

type Rule = [text: RegExp, code: ErrorCode, meaning: string];

/** Others hold what a sign-in needs at this moment. Also what refuses a sign-in for its pace. */
const BUSY: Rule = [
  /(\b|_)(rate|limits?|locks?|locked)(\b|_)|too[ _-]?(many|fast|frequent|quick)|exceed|\bbusy\b|(try|attempt|repeat)\b[^.]{0,25}\b(again|later|once more)|again (later|in )|\bre-?(try|tries|tried)\b|slow[ _-]?down|concurren|simultaneous|parallel|throttl|\bquota\b|in progress|being processed|(\b|_)another (request|process|sign-?in|login|transaction)\b|deadlock|contention/i,
  'SALESFORCE_BUSY',
  'too many sign-ins at once, or another one is under way',
];

const UNAVAILABLE: Rule = [
  /temporar|unavailable|time[d_ -]*out\b(?! of)|overload|maintenance|server_error|unknown_error|internal[ _]?(server|system)?[ _]?error|unexpected[ _]error|error_generic|something went wrong|gateway|upstream|outage|read[ _-]only/i,
  'SALESFORCE_UNAVAILABLE',
  'the org cannot answer now',
];

/**
 * By what Salesforce says, the special before the general, since `invalid_grant` covers a dozen things. Texts come from
 * Salesforce's help and from public threads; most are in no list, so that what is not known here is never taken for a
 * dead token. Words of a passing reason win over all that lasts, but for the texts that hold such words by themselves.
 */
const BY_TEXT: Rule[] = [
  [/already being processed/i, 'SALESFORCE_BUSY', 'another request is using the refresh token at this moment'],
  // A lock that a request holds, and a pause that a limit on the pace imposes: no lock-out, though a user is named.
  [
    /\block[^.]{0,25}\b(another|concurrent|different)\b|\block(ed)? by (an? |the |other )?(request|process|transaction|thread|job)|\b(row|record|token|session)s?( is| was| are| has been| already)* lock|unable[ _]to[ _](lock|obtain|acquire)|\brate\b.*lock|\block.*(\brate\b|throttl|\bseconds?\b)|too many requests/i,
    'SALESFORCE_BUSY',
    'another request holds what this sign-in needs, or there are too many at once',
  ],
  [/org_locked|\borg(anization)?\b[^.]{0,20}\blocked/i, 'SALESFORCE_ORG_LOCKED', 'the org is locked'],
  [
    /user_locked|\b(user|account|login)\b[^.]{0,30}\block(ed|out)|locked[ _-]?out|password[ _]lockout/i,
    'SALESFORCE_USER_LOCKED',
    'the connected user is locked out',
  ],
  [/ip_range_limit/i, 'SALESFORCE_IP_RESTRICTED', "sign-in is refused from this network; allow the service's address"],
  BUSY,
  UNAVAILABLE,
  [
    /not supported on this domain/i,
    'SALESFORCE_MY_DOMAIN_NEEDED',
    "this kind of sign-in works only at the org's My Domain, as in https://acme.my.salesforce.com",
  ],
  [
    /\bip\b[^.]{0,40}(restrict|\branges?\b|not allowed|not permitted|denied|refused|blocked)|(restrict|not allowed|not permitted|denied|refused|blocked|\binvalid\b|unknown|untrusted|unauthori[sz]ed)[^.]{0,20}\bip\b|ip_(restrict|range|address)|restricted_login_domain|(untrusted|unauthori[sz]ed|unknown) (network|location)/i,
    'SALESFORCE_IP_RESTRICTED',
    "sign-in is refused from this network or at this hour; allow the service's address",
  ],
  [
    /login[ _]hours?|restricted[ _]login[ _]time|login[ _]times?\b[^.]{0,30}(restrict|not allowed|outside|invalid|denied)|(outside|\binvalid\b)[^.]{0,20}login[ _]times?\b/i,
    'SALESFORCE_LOGIN_HOURS',
    'sign-in is refused at this hour',
  ],
  [
    /password[^.]{0,20}expired|expired[^.]{0,10}password/i,
    'SALESFORCE_PASSWORD_EXPIRED',
    "the connected user's password has expired",
  ],
  [
    /\bapp\b[^.]{0,30}block|block[^.]{0,20}\bapp\b|app_blocked|blocked by\b[^.]{0,20}\badmin/i,
    'SALESFORCE_APP_BLOCKED',
    'the app is blocked',
  ],
  [
    /uninstall|not (been )?installed|not_installed|must be installed|isn['’]?t installed|app(lication)?[ _]not[ _]found/i,
    'SALESFORCE_APP_UNINSTALLED',
    'the app is not installed in the org',
  ],
  [
    /approved this consumer|not[^.]{0,20}approved|approval|app[ _]access|no client credentials user|not authorized/i,
    'SALESFORCE_APP_REFUSED',
    'the app is not approved for this user, or names no user to run as',
  ],
  [
    /inactive_org|\borg(anization)?\b[^.]{0,20}(inactive|suspended)|inactive org/i,
    'SALESFORCE_USER_INACTIVE',
    'the org is inactive',
  ],
  // A session or a token is inactive in passing; a user is for an admin.
  [
    /inactive[_ ](user|owner)|\b(user|account|owner)\b(?![^.]{0,20}\b(session|token|request|connection)\b)[^.]{0,30}(inactive|frozen|deactivated|not active)/i,
    'SALESFORCE_USER_INACTIVE',
    'the connected user is inactive or frozen',
  ],
  [
    /expired access\/refresh token|token validity expired/i,
    'SALESFORCE_AUTH_EXPIRED',
    'the refresh token was revoked, expired or replaced; connect again',
  ],
  [
    /(expired|invalid) authorization code|code[ _]verifier/i,
    'SALESFORCE_AUTHORIZATION_INVALID',
    'the sign-in took too long or was used before; begin again',
  ],
];

const BY_ERROR: Record<string, [ErrorCode, string]> = {
  invalid_client_id: ['SALESFORCE_CREDENTIALS_REFUSED', 'the org does not know this client id'],
  invalid_client: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id and client secret do not belong together'],
  invalid_client_credentials: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id and client secret do not belong together'],
  invalid_app_access: ['SALESFORCE_APP_REFUSED', 'the app is not approved for this user'],
  unauthorized_client: ['SALESFORCE_APP_REFUSED', 'the app may not use this kind of sign-in'],
  unsupported_grant_type: ['SALESFORCE_APP_REFUSED', 'this kind of sign-in is not enabled for the app'],
  invalid_scope: ['SALESFORCE_APP_REFUSED', 'the app lacks a scope; it needs api and refresh_token'],
  redirect_uri_mismatch: ['SALESFORCE_APP_REFUSED', "the app does not list this service's callback address"],
  access_denied: ['SALESFORCE_AUTHORIZATION_DENIED', 'access was declined'],
  'access-denied': ['SALESFORCE_AUTHORIZATION_DENIED', 'access was declined'],
  invalid_assertion: ['SALESFORCE_CREDENTIALS_REFUSED', 'the org does not accept the signed request'],
};

/** What only a grant with a secret or a key of its own is refused with. */
const CREDENTIALS =
  /assertion|audience|algorithm|signature|authentication failure|invalid (user|client|password|login)|missing required client/i;

function meaningOf(grant: Grant, { error, description }: RefusedSignIn): [ErrorCode, string] {
  // Salesforce says the same of an old code and of a signed request outside its three minutes.
  if (grant === 'jwt_bearer' && /^expired authorization code/i.test(description)) {
    return [
      'SALESFORCE_CREDENTIALS_REFUSED',
      "the signed request is out of date; does this machine's clock run right?",
    ];
  }
  const said = `${error} ${description}`;
  const byText = BY_TEXT.find(([text]) => text.test(said));
  if (byText !== undefined) return [byText[1], byText[2]];
  const byError = BY_ERROR[error];
  if (byError !== undefined) return byError;
  if (grant !== 'web_server' && CREDENTIALS.test(said)) {
    return ['SALESFORCE_CREDENTIALS_REFUSED', 'client id, user name and secret or key are not accepted together'];
  }
  return ['SALESFORCE_SIGN_IN_UNKNOWN', 'refused for a reason that is not known here; it is tried again by itself'];
}

/** What a refused token request means. The description is repeated, since it is all that Salesforce tells. */
export function classifySignIn(grant: Grant, refused: RefusedSignIn): Failure {
  const [code, meaning] = meaningOf(grant, refused);
  const { error, description } = refused;
  const said = description === '' ? error : `${error}: ${shorten(description)}`;
  return { code, message: `Signing in to Salesforce: ${meaning} (${said})`, errorCode: error };
}

/** The refusal in a body of any of the forms seen; undefined: it says nothing. */
function refusalIn(body: string): RefusedSignIn | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { error, error_description: description } = asObject(parsed) ?? {};
  if (typeof error === 'string') return { error, description: typeof description === 'string' ? description : '' };
  const [first] = apiErrorsIn(body);
  return first === undefined ? undefined : { error: first.errorCode, description: first.message };
}

/**
 * What a token answer means that grants nothing. What the status says comes first: of a server in trouble no text is
 * believed, since a refresh token that is taken for dead is dead.
 */
export function classifyTokenAnswer(grant: Grant, answer: RefusedAnswer): Failure {
  const { status, body } = answer;
  const seconds = Number(answer.retryAfter);
  const wait = Number.isInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
  const refusal = refusalIn(body);
  const words = refusal === undefined ? '' : ` (${refusal.error}: ${shorten(refusal.description)})`;
  const failed = (code: ErrorCode, what: string): Failure => ({
    code,
    message: `Signing in to Salesforce: ${what}${words}`,
    ...wait,
  });
  if (status === 429) return failed('SALESFORCE_BUSY', 'too many sign-ins');
  if (status >= 500 || status === 406 || status === 420) {
    return failed('SALESFORCE_UNAVAILABLE', `the org cannot answer now, HTTP ${status}`);
  }
  if (refusal !== undefined) return { ...classifySignIn(grant, refusal), ...wait };
  if (isWebPage(answer))
    return failed('SALESFORCE_UNAVAILABLE', `a web page came instead of an answer, HTTP ${status}`);
  const text = shorten(body);
  return failed('SALESFORCE_SIGN_IN_UNKNOWN', `the answer says nothing known, HTTP ${status}${text && `: ${text}`}`);
}
