import { dirname } from 'node:path';

/** What keeps Salesforce's own command line to itself: a home of its own, no updates, no telemetry, no log file. */
export function sfEnvironment(home: string): Record<string, string> {
  return {
    PATH: dirname(process.execPath),
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: home,
    // Started by its script, the CLI does not copy one spelling to the other, and its updater heeds the second alone.
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    // Secrets in a file of this home, not in the system's keychain.
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
}
