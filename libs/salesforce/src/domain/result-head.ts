/** What the head of a page of bulk results says. */
export interface ResultHead {
  records: number;
  /** Undefined after the last page. */
  nextLocator: string | undefined;
}

/**
 * Reads the head of a page, or says what is wrong with it. The last page has the locator `null`, spelled out: a missing
 * one is no end but a broken answer, and taken for an end it would lose every page that follows.
 */
export function readResultHead(headers: Readonly<Record<string, string | string[] | undefined>>): ResultHead | string {
  const { 'sforce-locator': locator, 'sforce-numberofrecords': count, 'content-type': type } = headers;
  if (typeof type !== 'string' || !/^text\/csv/i.test(type)) return 'is not CSV';
  if (typeof locator !== 'string' || locator === '') return 'has no Sforce-Locator';
  if (typeof count !== 'string' || !/^\d+$/.test(count)) return 'has no Sforce-NumberOfRecords';
  return { records: Number(count), nextLocator: locator === 'null' ? undefined : locator };
}
