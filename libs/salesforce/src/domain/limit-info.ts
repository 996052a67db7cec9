/** The org's calls of the last 24 hours, as Salesforce counts them (its counter lags a little), and its daily allowance. */
export interface ApiUsage {
  used: number;
  limit: number;
}

/**
 * Reads `Sforce-Limit-Info: api-usage=25/5000; per-app-api-usage=17/250(appName=…)`; the app's share is left out. Undefined
 * where it says nothing: some orgs name an allowance of 0 and go on answering.
 */
export function readLimitInfo(header: string | undefined): ApiUsage | undefined {
  const match = /(?:^|[;\s])api-usage=(\d+)\/(\d+)/.exec(header ?? '');
  const usage = match ? { used: Number(match[1]), limit: Number(match[2]) } : undefined;
  return usage !== undefined && usage.limit > 0 ? usage : undefined;
}
