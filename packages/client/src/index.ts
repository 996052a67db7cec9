import createClient, { type Client } from 'openapi-fetch';
import { toProblem } from './problem.js';
import type { components, paths } from './schema.js';

export { Problem } from './problem.js';
export { retrying, type RetryOptions } from './retrying.js';
export type { paths } from './schema.js';

/** The shapes of the API's bodies and answers, by their names in /openapi.json. */
export type Schemas = components['schemas'];

export interface ApiClientOptions {
  /** Of the service; left out, the page's own origin. */
  baseUrl?: string;
  fetch?: (request: Request) => Promise<Response>;
}

/** A typed client of the service. An answer that is no success is thrown as a `Problem`. */
export function createApiClient({ baseUrl = '', fetch }: ApiClientOptions = {}): Client<paths> {
  const client = createClient<paths>({ baseUrl, ...(fetch === undefined ? {} : { fetch }) });
  client.use({
    async onResponse({ response }) {
      if (!response.ok) throw await toProblem(response);
      return undefined;
    },
  });
  return client;
}
