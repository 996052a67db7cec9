import { fstatSync } from 'node:fs';

/** How long an open pipe may stay silent before nobody is taken to be writing; a parent may leave one open by mistake. */
const SILENCE_MS = 3000;

async function readAll(stream: NodeJS.ReadStream, firstByteMs: number | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(silence);
      stream.off('data', onData);
      stream.pause();
      resolve(Buffer.concat(chunks).toString('utf8'));
    };
    const onData = (chunk: Buffer): void => {
      clearTimeout(silence);
      chunks.push(chunk);
    };
    const silence = firstByteMs === undefined ? undefined : setTimeout(finish, firstByteMs);
    stream.on('data', onData).once('end', finish).once('error', reject);
  });
}

/**
 * A secret given on standard input, without its final line break; undefined when nothing was given. A terminal is not
 * asked. With `isExpected` it waits as long as it takes.
 */
export async function secretFromStandardInput(isExpected: boolean): Promise<string | undefined> {
  const { stdin } = process;
  if (stdin.isTTY && !isExpected) return undefined;
  const kind = fstatSync(stdin.fd);
  const mayStaySilent = kind.isFIFO() || kind.isSocket();
  const text = await readAll(stdin, mayStaySilent && !isExpected ? SILENCE_MS : undefined);
  const secret = text.replace(/\r?\n$/, '');
  return secret === '' ? undefined : secret;
}
