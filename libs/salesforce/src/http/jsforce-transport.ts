import { PassThrough } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import type { TextAnswer } from './retry.js';

/** A request as jsforce makes it. Only text bodies occur: JSON, and forms of the token endpoint. */
export interface JsforceRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

type HttpResponse = Awaited<ReturnType<Transport['httpRequest']>>;

/**
 * jsforce over our own HTTP client. jsforce 3.10 kills the process when a body breaks off, waits for ever when one stalls, and
 * ignores NO_PROXY (`lib/request.js`); its session handling, addresses and OAuth forms are sound and stay its own.
 */
export class JsforceTransport extends Transport {
  constructor(private readonly exchange: (request: JsforceRequest) => Promise<TextAnswer>) {
    super();
  }

  override httpRequest(request: JsforceRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({
      // jsforce pipes the body through here as well; nothing of ours reads it.
      stream: new PassThrough(),
      promise: this.exchange(request).then(({ status, headers, body }) => ({
        statusCode: status,
        headers: headers as Record<string, string>,
        body,
      })),
    }));
  }
}
