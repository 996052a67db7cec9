import { QueryClient } from '@tanstack/react-query';
import createQueryClient from 'openapi-react-query';
import { createApiClient, Problem } from '#client';
import { askForPassword, currentCsrfToken } from './session.js';

const isWrite = (request: Request): boolean => !['GET', 'HEAD'].includes(request.method);

async function send(request: Request): Promise<Response> {
  const token = currentCsrfToken();
  if (isWrite(request) && token !== null) request.headers.set('x-csrf-token', token);
  return fetch(request);
}

/**
 * A session that ended under way is asked back for, and the request goes out again, so that no input is lost. Who is
 * signed in, signing in and signing out answer for themselves.
 */
async function fetchInSession(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  const isOfSession = new URL(request.url).pathname === '/v1/session';
  if (response.status !== 401 || isOfSession) return response;
  return (await askForPassword()) ? send(again) : response;
}

export const client = createApiClient({ baseUrl: window.location.origin, fetch: fetchInSession });
export const api = createQueryClient(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // An answer of the service stays what it is; only a broken line is worth another try.
      retry: (count, error) => !(error instanceof Problem) && count < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** Everything a page shows may have changed by this write. */
export function refreshAll(): Promise<void> {
  return queryClient.invalidateQueries();
}
