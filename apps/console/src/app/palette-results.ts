import { useQueries } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { useMay } from '../api/current-user.js';
import { localTime } from '../ui/format.js';
import { NAVIGATION } from './navigation.js';

/** Somewhere to go. */
interface Place {
  /** The path of a page of the console. */
  to: string;
  label: string;
  beside: string;
}

export interface Places {
  group: string;
  places: Place[];
}

/** Fewer letters would fit nearly everything. */
const LETTERS_LEAST = 2;
/** Of each kind; the lists themselves show the rest. */
const SHOWN = 5;

const LISTS = [
  { group: 'Accounts', page: '/accounts' },
  { group: 'Opportunities', page: '/opportunities' },
  { group: 'People', page: '/people' },
] as const;

const to = (page: string, id: string): string => `${page}/${encodeURIComponent(id)}`;

function usePagesNamed(q: string): Places {
  const isAdmin = useMay('admin');
  const entries = NAVIGATION.flatMap(({ label: group, entries: of }) => of.map((entry) => ({ ...entry, group })));
  const all: Place[] = [
    ...entries
      .filter(({ role }) => role === undefined || isAdmin)
      .map(({ to: path, label, group }) => ({ to: path, label, beside: group })),
    { to: '/account', label: 'My account', beside: 'Password and sessions' },
  ];
  return { group: 'Pages', places: all.filter(({ label }) => label.toLowerCase().includes(q.toLowerCase())) };
}

/** Pages by their name; recordings and mirrored records by what the service finds. */
export function usePlaces(q: string): { found: Places[]; isSearching: boolean } {
  const pages = usePagesNamed(q);
  const enabled = q.length >= LETTERS_LEAST;
  const params = { query: { q, limit: SHOWN } };
  const [recordings, ...lists] = useQueries({
    queries: [
      api.queryOptions('get', '/v1/recordings', { params }, { enabled }),
      api.queryOptions('get', '/v1/accounts', { params }, { enabled }),
      api.queryOptions('get', '/v1/opportunities', { params }, { enabled }),
      api.queryOptions('get', '/v1/people', { params }, { enabled }),
    ],
  });
  const ofRecordings: Places = {
    group: 'Recordings',
    places: (recordings.data?.data ?? []).map(({ externalId, title, startedAt }) => ({
      to: to('/recordings', externalId),
      label: title ?? externalId,
      beside: localTime(startedAt),
    })),
  };
  const ofRecords = LISTS.map(({ group, page }, index): Places => {
    const records = lists[index]?.data?.data ?? [];
    const places = records.map(({ crmId, name, type, fields }) => ({
      to: to(page, crmId),
      label: name ?? crmId,
      beside: [type, fields['email'] ?? fields['stage'] ?? fields['website'] ?? crmId].join(' · '),
    }));
    return { group, places };
  });
  return {
    found: [pages, ofRecordings, ...ofRecords].filter(({ places }) => places.length > 0),
    isSearching: enabled && [recordings, ...lists].some(({ isFetching }) => isFetching),
  };
}
