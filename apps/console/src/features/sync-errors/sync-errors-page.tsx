import { Button } from '@mantine/core';
import { useMutation, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { usePages } from '../../api/pages.js';
import { codeWords, counted, words } from '../../ui/format.js';
import { ButtonLink, OutLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { MoreButton, PagedCard } from '../../ui/paged-card.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Tabs } from '../../ui/tabs.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { who } from '../../ui/who.js';

type SyncError = Schemas['SyncErrorView'];

const VIEWS = [
  { name: 'By cause', view: undefined },
  { name: 'Every record', view: 'records' },
];

const NONE = <Empty title="No errors">Everything that was read is in the mirror.</Empty>;

/** What could not be mirrored, by cause, with who must act. */
export function SyncErrorsPage(): ReactElement {
  const isAdmin = useMay('admin');
  const { view } = useSearch({ from: '/signed-in/sync-errors' });
  const navigate = useNavigate({ from: '/sync-errors' });
  const groupBy = view === 'records' ? 'none' : 'cause';
  const errors = usePages(['get', '/v1/sync-errors', groupBy], (page) =>
    client.GET('/v1/sync-errors', { params: { query: { groupBy, limit: 50, ...page } } }),
  );
  const retry = useMutation({
    mutationFn: () => client.POST('/v1/sync-errors/retry'),
    onSuccess: async ({ data }) => {
      await refreshAll();
      toldDone(`${counted(data?.data.length ?? 0, 'run')} asked for.`);
    },
    onError: toldFailure,
  });
  return (
    <Page
      title="CRM Sync Errors"
      lead="Records and fields that could not be mirrored. Each is kept whole, withheld from linking, and released by itself once its cause is gone."
      actions={
        isAdmin && (errors.data?.length ?? 0) > 0 ? (
          <Button
            variant="default"
            loading={retry.isPending}
            onClick={() => {
              retry.mutate();
            }}
          >
            Read them again
          </Button>
        ) : undefined
      }
    >
      <div>
        <Tabs
          label="Which errors"
          tabs={VIEWS.map(({ name, view: of }) => ({ name, isCurrent: view === of }))}
          onChoose={(index) => {
            void navigate({ search: { view: VIEWS[index]?.view } });
          }}
        />
      </div>
      {groupBy === 'cause' ? <ByCause list={errors} /> : <ByRecord list={errors} />}
    </Page>
  );
}

function ByCause({ list }: { list: UseInfiniteQueryResult<SyncError[]> }): ReactElement {
  return (
    <>
      <Loaded query={list}>
        {(causes) =>
          causes.length === 0 ? (
            <Card>{NONE}</Card>
          ) : (
            causes.map((error) => <Cause key={`${error.code}-${error.object}-${String(error.value)}`} error={error} />)
          )
        }
      </Loaded>
      <MoreButton list={list} />
    </>
  );
}

function ByRecord({ list }: { list: UseInfiniteQueryResult<SyncError[]> }): ReactElement {
  const columns = ['Record', 'Object', 'Cause', 'Field', 'Value'].map((label) => ({ label }));
  return (
    <PagedCard list={list} empty={NONE}>
      {(errors) => (
        <Table label="Records that could not be mirrored whole" columns={columns}>
          {errors.map(({ code, object, field, value, samples: [record] }, index) => (
            <tr key={index}>
              <td>{record === undefined ? 'The whole object' : <RecordName record={record} />}</td>
              <td>{words(object)}</td>
              <td>{codeWords(code)}</td>
              <td>{field === null ? '–' : <code>{field}</code>}</td>
              <td>{value ?? '–'}</td>
            </tr>
          ))}
        </Table>
      )}
    </PagedCard>
  );
}

function RecordName({ record: { crmId, name, url } }: { record: SyncError['samples'][number] }): ReactElement {
  return url === null ? <>{name ?? crmId}</> : <OutLink href={url}>{name ?? crmId}</OutLink>;
}

function Cause({ error }: { error: SyncError }): ReactElement {
  const { code, object, field, value, count, detail, whoMustAct, samples } = error;
  return (
    <Card
      title={`${words(object)}: ${codeWords(code)}`}
      aside={<strong className="number">{counted(count, 'record')}</strong>}
    >
      <div className="stack-tight">
        <p>{detail}</p>
        {field === null ? null : (
          <div>
            Field <code>{field}</code>
            {value === null ? null : (
              <>
                , value <code>{value}</code>
              </>
            )}
          </div>
        )}
        <div className="soft">{who(whoMustAct)}</div>
        {samples.length === 0 ? null : (
          <ul>
            {samples.map((record) => (
              <li key={record.crmId}>
                <RecordName record={record} />
              </li>
            ))}
            {count > samples.length ? (
              <li>
                <Link to="/sync-errors" search={{ view: 'records' }}>
                  and {counted(count - samples.length, 'more', 'more')}
                </Link>
              </li>
            ) : null}
          </ul>
        )}
        <div className="row">
          {code.startsWith('STAGE') ? (
            <ButtonLink to="/stages" variant="light" size="xs">
              Align the stages
            </ButtonLink>
          ) : code.includes('FIELD') ? (
            <ButtonLink to="/field-configuration/$object" params={{ object }} variant="light" size="xs">
              Look at the fields
            </ButtonLink>
          ) : null}
        </div>
      </div>
    </Card>
  );
}
