import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook message as it arrived. */
export interface Message {
  path: string;
  id: string;
  signature: string;
  timestamp: string;
  text: string;
  body: { type: string; data: { externalId?: string } };
}

export interface Receiver {
  url: string;
  /** In the order of their arrival. */
  messages: Message[];
  /** What a path answers from now on; 204 unless said. */
  answer(path: string, status: number): void;
  stop(): Promise<void>;
}

/** Somebody else's program that webhooks are sent to. */
export async function startReceiver(): Promise<Receiver> {
  const messages: Message[] = [];
  const answers = new Map<string, number>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const header = (name: string): string => String(request.headers[name]);
      messages.push({
        path,
        id: header('webhook-id'),
        signature: header('webhook-signature'),
        timestamp: header('webhook-timestamp'),
        text,
        body: JSON.parse(text) as Message['body'],
      });
      response.writeHead(answers.get(path) ?? 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    answer: (path, status) => void answers.set(path, status),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
