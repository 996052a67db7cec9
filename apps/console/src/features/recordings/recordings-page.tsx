import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api, client } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { usePages } from '../../api/pages.js';
import { SearchIcon } from '../../ui/icons.js';
import { Page } from '../../ui/page.js';
import { PagedCard } from '../../ui/paged-card.js';
import { Empty } from '../../ui/states.js';
import { filterOf, type RecordingsSearch } from './api.js';
import { RecordingsTable } from './recordings-table.js';
import { ReasonFilter } from './reason-filter.js';
import { Tabs } from '../../ui/tabs.js';
import { WorkThrough } from './work-through.js';

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
  const list = usePages(['get', '/v1/recordings', search], (page) =>
    client.GET('/v1/recordings', { params: { query: { ...filterOf(search), limit: 50, ...page } } }),
  );
  const mayLink = useMay('member');
  const isWorkList = search.slotState === 'empty';
  const reasons = useQuery(
    api.queryOptions('get', '/v1/recording-reasons', { params: { query: {} } }, { enabled: isWorkList }),
  );
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
          w="17rem"
          maw="100%"
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
      {isWorkList && mayLink && list.data !== undefined ? (
        <WorkThrough
          key={search.reason ?? ''}
          recordings={list.data}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        />
      ) : null}
      <PagedCard list={list} empty={<NoRecordings search={search} />}>
        {(rows) => <RecordingsTable recordings={rows} />}
      </PagedCard>
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
