import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Card } from './page.js';
import { Lines, Loaded } from './states.js';

interface PagedCardProps<Row> {
  title?: string;
  list: UseInfiniteQueryResult<Row[]>;
  /** Instead of a table without rows. */
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A long list in its states, and how to see more of it. */
export function PagedCard<Row>({ title, list, empty, children }: PagedCardProps<Row>): ReactElement {
  return (
    <>
      <Card isFlush {...(title === undefined ? {} : { title })}>
        <Loaded
          query={list}
          skeleton={
            <div className="pad">
              <Lines rows={8} />
            </div>
          }
        >
          {(rows) => (rows.length === 0 ? empty : children(rows))}
        </Loaded>
      </Card>
      <MoreButton list={list} />
    </>
  );
}

/** Reads the next page of a list, while there is one. */
export function MoreButton<Row>({ list }: { list: UseInfiniteQueryResult<Row[]> }): ReactElement | null {
  if (!list.hasNextPage) return null;
  return (
    <div>
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        Show more
      </Button>
    </div>
  );
}
