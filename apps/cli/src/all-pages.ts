interface Page {
  limit: number;
  afterId?: string | undefined;
}

const PAGE = 500;

/** Every row of a list that is read in pages. */
export async function allPages<Row extends { id: string }>(read: (page: Page) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = await read({ limit: PAGE }); ;) {
    rows.push(...page);
    if (page.length < PAGE) return rows;
    page = await read({ limit: PAGE, afterId: page.at(-1)?.id });
  }
}
