import { type QueryKey, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';

interface PageOf<Row> {
  data: Row[];
  nextCursor: string | null;
}

interface PagesOptions {
  enabled?: boolean;
  refetchInterval?: number;
}

/** A list of the service, read page by page as the reader asks for more: all rows that were read so far. */
export function usePages<Row>(
  queryKey: QueryKey,
  ask: (page: { cursor?: string }) => Promise<{ data?: PageOf<Row> | undefined }>,
  options: PagesOptions = {},
): UseInfiniteQueryResult<Row[]> {
  return useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }) => {
      const { data } = await ask(pageParam === null ? {} : { cursor: pageParam });
      if (data === undefined) throw new Error('A success has a page');
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
    ...options,
  });
}
