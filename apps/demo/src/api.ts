import { retrying } from '#client';

/** What is safe to repeat is tried again. */
const fetchAgain = retrying();

/** The service as the demo uses it: the same routes as anybody else's program, with an API key. */
export class Api {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  async send<T>(method: 'POST' | 'PUT' | 'PATCH', path: string, body: object): Promise<T> {
    return this.call<T>(method, path, body);
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const request = new Request(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await fetchAgain(request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
