import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import pg, { type Connection, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { LongRow } from './message-framing.js';

/** A long parameter, sent as bytes, in the pieces that it was made in. */
export class LongParameter {
  readonly length: number;

  constructor(readonly pieces: readonly Buffer[]) {
    this.length = pieces.reduce((sum, { length }) => sum + length, 0);
  }
}

const isLong = (value: unknown): value is LongParameter => value instanceof LongParameter;

const [BIND, HEAD_BYTES, LENGTH_BYTES, FORMAT_BYTES] = [0x42, 5, 4, 2];
const NOTHING = Buffer.alloc(0);

/**
 * The pieces of a Bind message, in which the driver wrote nothing for the long parameters (PostgreSQL, "Message Formats":
 * portal, statement, formats, then each value behind its length).
 */
function* bindPieces(message: Buffer, values: readonly unknown[]): Generator<Buffer> {
  const more = values.reduce<number>((sum, value) => sum + (isLong(value) ? value.length : 0), 0);
  message.writeInt32BE(message.readInt32BE(1) + more, 1);
  const portalEnd = message.indexOf(0, HEAD_BYTES);
  const formats = message.indexOf(0, portalEnd + 1) + 1;
  let at = formats + FORMAT_BYTES + message.readInt16BE(formats) * FORMAT_BYTES + FORMAT_BYTES;
  let sent = 0;
  for (const value of values) {
    const length = message.readInt32BE(at);
    if (isLong(value)) {
      message.writeInt32BE(value.length, at);
      yield message.subarray(sent, at + LENGTH_BYTES);
      yield* value.pieces;
      sent = at + LENGTH_BYTES;
    }
    at += LENGTH_BYTES + Math.max(0, length);
  }
  yield message.subarray(sent);
}

/** What the driver sends through; it declares neither. */
type Sending = Connection & { _send(message: Buffer): unknown };

/** What of a query the driver does not declare. */
interface Driven {
  prepare(connection: Connection): void;
  handleDataRow(row: object): void;
}
const driven = pg.Query.prototype as unknown as Driven;

/**
 * The driver puts all that a statement sends into one piece of memory, and makes text of all that a row says, at once. Here
 * long parameters are sent in turns, and long values reach their type's parser as bytes.
 */
class LongQuery extends pg.Query {
  private readonly given: readonly unknown[];

  constructor(config: QueryConfig, callback: (error: Error | null, result: QueryResult) => void) {
    const given: readonly unknown[] = config.values ?? [];
    const values = given.map((value) => (isLong(value) ? NOTHING : value));
    super({ ...config, values }, callback as never);
    this.given = given;
  }

  /** Called by the driver when it is this statement's turn. */
  prepare(connection: Sending): void {
    if (!this.given.some(isLong)) {
      driven.prepare.call(this, connection);
      return;
    }
    const messages: Buffer[] = [];
    const recorder = Object.create(connection, {
      _send: { value: (message: Buffer) => messages.push(message) },
    }) as Sending;
    driven.prepare.call(this, recorder);
    void sendInTurns(connection.stream, this.pieces(messages));
  }

  handleDataRow(row: object): void {
    driven.handleDataRow.call(this, row instanceof LongRow ? { fields: row.values } : row);
  }

  private *pieces(messages: readonly Buffer[]): Generator<Buffer> {
    for (const message of messages) {
      if (message[0] === BIND) yield* bindPieces(message, this.given);
      else yield message;
    }
  }
}

/** A connection that is lost in between fails the statement, as it does any other. */
async function sendInTurns(stream: Writable, pieces: Iterable<Buffer>): Promise<void> {
  for (const piece of pieces) {
    if (!stream.writable) return;
    if (stream.write(piece)) await setImmediate();
    else await drained(stream);
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

/** Sends a statement; its long parameters go, and its long values come, in turns. */
export function send<Row extends QueryResultRow>(client: PoolClient, config: QueryConfig): Promise<QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    client.query(
      new LongQuery(config, (error, result) => {
        if (error === null) resolve(result as QueryResult<Row>);
        else reject(error);
      }),
    );
  });
}
