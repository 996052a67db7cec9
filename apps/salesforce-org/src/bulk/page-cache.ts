/**
 * Result pages as they went over the wire, so that a page read again (a retry, the next run of a benchmark) costs the
 * org nothing and measures its reader. Holds so many bytes; the least recently used go first.
 */
export class PageCache {
  private readonly pages = new Map<string, Buffer[]>();
  private held = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): Buffer[] | undefined {
    const page = this.pages.get(key);
    if (!page) return undefined;
    this.pages.delete(key);
    this.pages.set(key, page);
    return page;
  }

  /** Passes the bytes on and keeps them, if they came whole and are not too many. */
  async *keep(key: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let chunks: Buffer[] | undefined = [];
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > this.maxBytes / 4) chunks = undefined;
      chunks?.push(chunk);
      yield chunk;
    }
    if (chunks) this.put(key, chunks, bytes);
  }

  private put(key: string, chunks: Buffer[], bytes: number): void {
    for (const [oldest, page] of this.pages) {
      if (this.held + bytes <= this.maxBytes) break;
      this.pages.delete(oldest);
      this.held -= page.reduce((sum, chunk) => sum + chunk.length, 0);
    }
    this.pages.set(key, chunks);
    this.held += bytes;
  }
}
