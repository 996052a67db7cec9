import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client } from '../../api/client.js';
import { usePages } from '../../api/pages.js';
import { Badge } from '../../ui/badge.js';
import { Breakable } from '../../ui/breakable.js';
import { amount, words } from '../../ui/format.js';
import { SearchIcon } from '../../ui/icons.js';
import { Page } from '../../ui/page.js';
import { PagedCard } from '../../ui/paged-card.js';
import { Empty } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { listOf, LISTS } from './lists.js';

/** The mirrored records of one kind, searched by name or address. */
export function RecordsPage(): ReactElement {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const list = listOf(pathname);
  const { path, title, one, columns } = LISTS[list];
  const q = (search as { q?: string }).q;
  const type = useDebouncedCallback((typed: string) => {
    void navigate({ to: `/${list}`, search: typed === '' ? {} : { q: typed }, replace: true });
  }, 250);
  const found = usePages(['get', path, q], (page) =>
    client.GET(path, { params: { query: { limit: 50, ...(q === undefined ? {} : { q }), ...page } } }),
  );
  const labels = ['Name', ...columns.map(words), 'Read'].map((label) => ({ label }));
  return (
    <Page
      key={list}
      title={title}
      lead="As Salesforce has them, under your field configuration."
      actions={
        <TextInput
          aria-label={`Search ${title.toLowerCase()}`}
          placeholder={list === 'people' ? 'Name or email' : 'Name'}
          leftSection={<SearchIcon size={16} />}
          defaultValue={q ?? ''}
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
        />
      }
    >
      <PagedCard
        list={found}
        empty={
          q === undefined ? (
            <Empty title={`No ${title.toLowerCase()} yet`}>They appear once a sync has read them.</Empty>
          ) : (
            <Empty title={`No ${one} fits`}>Is it spelled as in Salesforce?</Empty>
          )
        }
      >
        {(records) => (
          <Table label={title} columns={labels}>
            {records.map(({ crmId, name, fields, currency, withheld, mirroredAt }) => (
              <tr key={crmId}>
                <td>
                  <Link to={`/${list}/$crmId`} params={{ crmId }}>
                    {name ?? crmId}
                  </Link>
                  {withheld === null ? null : (
                    <div>
                      <Badge tone="warn">withheld</Badge>
                    </div>
                  )}
                </td>
                {columns.map((column) => {
                  const value = fields[column] ?? '';
                  // An amount or a date stays on one line.
                  const isNumber = /^-?\d/.test(value);
                  return (
                    <td key={column} className={isNumber ? 'number' : undefined}>
                      {column === 'amount' && value !== '' ? amount(value, currency) : <Breakable>{value}</Breakable>}
                    </td>
                  );
                })}
                <td>
                  <Time at={mirroredAt} isRelative />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </PagedCard>
    </Page>
  );
}
