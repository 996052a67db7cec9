import { audit, type Refusals } from '#access';
import type { AppError } from '#platform';
import { ERROR_STATUS } from './error-status.js';
import type { ConnectorRequest } from './request.js';

/** A caller who is known and asks for what it may not do leaves a trace: who, from where, at which route. */
export async function recordRefusal(refusals: Refusals, request: ConnectorRequest, error: AppError): Promise<void> {
  const { principal } = request;
  if (principal === undefined || ERROR_STATUS[error.code] !== 403) return;
  await refusals.record(principal.teamId, {
    ...audit.byPrincipal(principal),
    action: 'access.refuse',
    // The pattern of the route, since its address may hold anything.
    subject: `${request.method} ${request.routeOptions.url ?? ''}`,
    after: { code: error.code, reason: error.message },
  });
}
