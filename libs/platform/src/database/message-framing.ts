import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';

/** PostgreSQL, "Message Formats": a byte of kind, then the length of the rest, its own four bytes included. */
const [KIND_BYTES, HEADER_BYTES] = [1, 5];
const [DATA_ROW, COUNT_BYTES, LENGTH_BYTES, NULL_LENGTH] = [0x44, 2, 4, -1];
/** What is shorter is left to the driver's own joining of chunks. */
const LONG_BYTES = 64 * 1024;
/** Taken before others get their turn: the socket alone would go on with megabytes. */
const TURN_BYTES = 512 * 1024;
const NOTHING = Buffer.alloc(0);

/** A row whose message is long. The driver makes text of all its values at once; of the long ones this leaves the bytes. */
export class LongRow {
  readonly name = 'dataRow';

  constructor(private readonly message: Buffer) {}

  get length(): number {
    return this.message.length - KIND_BYTES;
  }

  get fieldCount(): number {
    return this.message.readInt16BE(HEADER_BYTES);
  }

  /** As the driver has it. */
  get fields(): (string | null)[] {
    return this.values.map((value) => value?.toString() ?? null);
  }

  get values(): (string | Buffer | null)[] {
    let at = HEADER_BYTES + COUNT_BYTES;
    return Array.from({ length: this.fieldCount }, () => {
      const length = this.message.readInt32BE(at);
      at += LENGTH_BYTES;
      if (length === NULL_LENGTH) return null;
      const bytes = this.message.subarray(at, (at += length));
      return length < LONG_BYTES ? bytes.toString() : bytes;
    });
  }
}

/**
 * Hands on whole messages only, `parse` being given one or more at a time. The driver's parser joins the chunks of a message
 * in a buffer that it doubles and copies as it grows, which holds the event loop for a message of megabytes; here such a
 * message is put into one buffer of the length that it announces, chunk by chunk as they arrive.
 */
export class MessageFraming {
  private long: { readonly message: Buffer; filled: number } | undefined;
  /** The beginning of a message that is not long. */
  private begun: Buffer = NOTHING;

  constructor(
    private readonly parse: (messages: Buffer) => void,
    private readonly longBytes = LONG_BYTES,
  ) {}

  take(chunk: Buffer): void {
    const rest = this.fill(chunk);
    if (rest.length === 0) return;
    const bytes = this.begun.length === 0 ? rest : Buffer.concat([this.begun, rest]);
    this.begun = NOTHING;
    let end = 0;
    for (let next = 0; next <= bytes.length; next += lengthAt(bytes, next)) end = next;
    if (end > 0) this.parse(bytes.subarray(0, end));
    this.begin(bytes.subarray(end));
  }

  /** Answers what of the chunk does not belong to the long message. */
  private fill(chunk: Buffer): Buffer {
    if (this.long === undefined) return chunk;
    const { message, filled } = this.long;
    const copied = chunk.copy(message, filled);
    this.long.filled += copied;
    if (this.long.filled === message.length) {
      this.long = undefined;
      this.parse(message);
    }
    return chunk.subarray(copied);
  }

  private begin(bytes: Buffer): void {
    const length = lengthAt(bytes, 0);
    if (length < this.longBytes || length === Infinity) this.begun = bytes;
    else {
      this.long = { message: Buffer.allocUnsafe(length), filled: 0 };
      this.fill(bytes);
    }
  }
}

/** Of the whole message that begins there; infinite where its length is not there yet. */
function lengthAt(bytes: Buffer, start: number): number {
  return start + HEADER_BYTES > bytes.length ? Infinity : KIND_BYTES + bytes.readUInt32BE(start + KIND_BYTES);
}

/** What the driver does not declare. */
export type Protocol = EventEmitter & { readonly stream: Readable };

/** Puts the framing before the driver's parser, which listens to the data of a connected stream. */
export function frameMessages(protocol: Protocol): void {
  const { stream } = protocol;
  const parsers = stream.listeners('data') as ((chunk: Buffer) => void)[];
  const framing = new MessageFraming((messages) => {
    if (messages.length >= LONG_BYTES && messages[0] === DATA_ROW && lengthAt(messages, 0) === messages.length) {
      protocol.emit('dataRow', new LongRow(messages));
    } else for (const parse of parsers) parse.call(stream, messages);
  });
  let taken = 0;
  stream.removeAllListeners('data');
  stream.on('data', (chunk: Buffer) => {
    framing.take(chunk);
    taken += chunk.length;
    if (taken < TURN_BYTES) return;
    taken = 0;
    stream.pause();
    setImmediate(() => stream.resume());
  });
}
