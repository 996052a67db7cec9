import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { codeWords } from '../../ui/format.js';
import { Notice } from '../../ui/notice.js';

/** What became of a sign-in on Salesforce's page, by the code the service sent the browser back with. */
const TEXTS: Record<string, string> = {
  SALESFORCE_AUTHORIZATION_INVALID:
    'This sign-in was used before, took too long, or was begun in another browser or session. Begin it again here.',
  SALESFORCE_AUTHORIZATION_DENIED: 'Access was declined on Salesforce’s page. Sign in again and allow it.',
  SALESFORCE_ORG_MISMATCH:
    'You signed in to another org than the one this team’s mirror is a copy of. Sign in to that one.',
  SALESFORCE_HOST_REFUSED:
    'Salesforce named an address that credentials may not be sent to. Whoever runs this service names the host in SALESFORCE_ALLOWED_HOSTS.',
  SALESFORCE_CLIENT_MISSING: 'SALESFORCE_CLIENT_ID is not set. Whoever runs this service sets it.',
  SALESFORCE_CREDENTIALS_REFUSED:
    'The org does not know the client id or secret. Whoever runs this service corrects them.',
  SALESFORCE_APP_REFUSED:
    'The app may not do this: it is not approved for this user, or a scope is not enabled. Your Salesforce admin changes the External Client App.',
  SALESFORCE_APP_BLOCKED: 'The app is blocked in the org. Your Salesforce admin unblocks it.',
  SALESFORCE_APP_UNINSTALLED: 'The app is not installed in the org. Your Salesforce admin installs it.',
  SALESFORCE_USER_INACTIVE: 'This user or the org is inactive or frozen. Your Salesforce admin reactivates it.',
  SALESFORCE_USER_LOCKED: 'This user is locked out. Your Salesforce admin unlocks it.',
  SALESFORCE_ORG_LOCKED: 'Salesforce has locked the org. Your Salesforce admin asks Salesforce to unlock it.',
  SALESFORCE_PASSWORD_EXPIRED: 'This user’s password has expired. Your Salesforce admin resets it.',
  SALESFORCE_LOGIN_HOURS: 'Sign-in is refused at this hour. Your Salesforce admin widens the user’s login hours.',
  SALESFORCE_IP_RESTRICTED:
    'Sign-in is refused from this network or at this hour. Your Salesforce admin allows the service’s address.',
  SALESFORCE_API_DISABLED: 'The org or this user has no API access. Your Salesforce admin enables it.',
  SALESFORCE_UNREACHABLE: 'The org could not be reached. Try again in a moment.',
  SALESFORCE_TIMEOUT: 'The org did not answer in time. Try again in a moment.',
  SALESFORCE_UNAVAILABLE: 'The org cannot answer now. Try again in a few minutes.',
  SALESFORCE_LIMIT_REACHED: 'The org’s daily allowance of calls is used up. Try again when Salesforce gives some back.',
  INTERNAL: 'A fault of this service. Its log has the cause.',
};

const isCode = (code: string): boolean => /^[A-Z][A-Z0-9_]{2,60}$/.test(code);

/** The title and the text of a code; of one that is no code, nothing of it is repeated. */
function failedSignIn(code: string): { title: string; text: string } {
  return {
    title: isCode(code) ? codeWords(code) : 'You are not connected',
    text: TEXTS[code] ?? 'Salesforce sent you back without a connection. Begin again; the service’s log says more.',
  };
}

/** What the service says of the sign-in that just ended on Salesforce's page; nothing when none did. */
export function SignInOutcome(): ReactElement | null {
  const { error, connected } = useSearch({ from: '/signed-in/connection' });
  if (error !== undefined) {
    const { title, text } = failedSignIn(error);
    return (
      <Notice tone="bad" title={title} role="alert">
        <div className="stack-tight">
          <span>{text} Nothing was changed.</span>
          {isCode(error) ? <code>{error}</code> : null}
        </div>
      </Notice>
    );
  }
  return connected === undefined ? null : (
    <Notice tone="good" title="Connected" role="status">
      Salesforce let us in.
    </Notice>
  );
}
