import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api, client } from '../../api/client.js';
import { SearchIcon } from '../../ui/icons.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Failure, Lines } from '../../ui/states.js';
import { filterOf, type RecordingsSearch } from './api.js';
import { RecordingsTable } from './recordings-table.js';
import { ReasonFilter } from './reason-filter.js';
import { Tabs } from '../../ui/tabs.js';

const VIEWS: readonly { name: string; search: RecordingsSearch }[] = [
  { name: 'All', search: {} },
  { name: 'Work list', search: { slot: 'account', slotState: 'empty' } },
  { name: 'Linked', search: { slot: 'account', slotState: 'linked' } },
  { name: 'Waiting', search: { state: 'pending' } },
];

const isShown = (view: RecordingsSearch, search: RecordingsSearch): boolean =>
  view.state === search.state && view.slotState === search.slotState;

/** Every recording, and the work list: those whose account nobody and nothing has linked yet, by reason. */
export function RecordingsPage(): ReactElement {
  const search = useSearch({ from: '/signed-in/recordings' });
  const navigate = useNavigate({ from: '/recordings' });
  const type = useDebouncedCallback((q: string) => {
    void navigate({
      search: (before: RecordingsSearch) => ({ ...before, q: q === '' ? undefined : q }),
      replace: true,
    });
  }, 250);
  const list = useInfiniteQuery({
    queryKey: ['get', '/v1/recordings', search],
    queryFn: async ({ pageParam }) => {
      const query = { ...filterOf(search), limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const { data } = await client.GET('/v1/recordings', { params: { query } });
      if (data === undefined) throw new Error('A success has a page');
      return data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const isWorkList = search.slotState === 'empty';
  const reasons = useQuery(
    api.queryOptions('get', '/v1/recording-reasons', { params: { query: {} } }, { enabled: isWorkList }),
  );
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page
      title="Recordings"
      lead="Every call and meeting that was handed in, and the person, account and opportunity it belongs to."
    >
      <div className="row-between">
        <Tabs
          label="Which recordings"
          tabs={VIEWS.map((view) => ({ name: view.name, isCurrent: isShown(view.search, search) }))}
          onChoose={(index) => {
            void navigate({ search: { ...VIEWS[index]?.search, q: search.q } });
          }}
        />
        <TextInput
          aria-label="Search recordings"
          placeholder="Title, id, name or address"
          leftSection={<SearchIcon size={16} />}
          defaultValue={search.q ?? ''}
          key={search.q === undefined ? 'empty' : 'typed'}
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
        />
      </div>
      {isWorkList && reasons.data !== undefined ? (
        <ReasonFilter
          reasons={reasons.data.data.filter(({ slot }) => slot === 'account')}
          chosen={search.reason}
          onChoose={(reason) => {
            void navigate({ search: (before: RecordingsSearch) => ({ ...before, reason }) });
          }}
        />
      ) : null}
      <Card isFlush>
        {list.isError ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data === undefined ? (
          <div className="pad">
            <Lines rows={8} />
          </div>
        ) : rows.length === 0 ? (
          <NoRecordings search={search} />
        ) : (
          <RecordingsTable recordings={rows} />
        )}
      </Card>
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Page>
  );
}

function NoRecordings({ search }: { search: RecordingsSearch }): ReactElement {
  if (search.q !== undefined || search.reason !== undefined)
    return <Empty title="No recording fits">Try fewer letters, or another filter.</Empty>;
  if (search.slotState === 'empty')
    return <Empty title="Nothing to do">Every recording that was decided has its account.</Empty>;
  if (search.state === 'pending')
    return <Empty title="None is waiting">Every recording that was handed in is decided.</Empty>;
  return (
    <Empty title="No recordings yet">
      Your recording service hands them in with PUT /v1/recordings and an API key of the role “service”.
    </Empty>
  );
}
