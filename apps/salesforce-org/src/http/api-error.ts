import { json, type Reply } from './reply.js';

/** A refusal of the REST and Bulk APIs: `[{"message":…,"errorCode":…}]`, an array of one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    message: string,
    readonly fields?: string[],
  ) {
    super(message);
  }

  reply(): Reply {
    const { message, errorCode, fields } = this;
    return json([fields ? { message, errorCode, fields } : { message, errorCode }], this.status);
  }
}

/** A refusal of the OAuth endpoints: `{"error":…,"error_description":…}`. */
export class OAuthError extends Error {
  constructor(
    readonly error: string,
    description: string,
    readonly status = 400,
  ) {
    super(description);
  }

  reply(): Reply {
    return json({ error: this.error, error_description: this.message }, this.status);
  }
}

export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
export const invalidSession = (): ApiError => new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
