import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Badge } from '../../ui/badge.js';
import { CopyId } from '../../ui/copy.js';
import { Facts } from '../../ui/facts.js';
import { amount, codeWords, words } from '../../ui/format.js';
import { OutLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { type ListName, listOf, LISTS } from './lists.js';
import { Notice } from '../../ui/notice.js';
import { ReadAgain } from './read-again.js';

type MirroredRecord = Schemas['RecordView'];

/** One mirrored record: its values, its marks, and the recordings that were linked to it automatically. */
export function RecordPage(): ReactElement {
  const { pathname } = useLocation();
  const { crmId } = useParams({ strict: false });
  const list = listOf(pathname);
  const params = { path: { crmId: crmId ?? '' } };
  const record = useQuery(api.queryOptions('get', `${LISTS[list].path}/{crmId}`, { params }));
  return (
    <Page
      title={record.data?.name ?? crmId ?? ''}
      above={
        <Link to={`/${list}`} className="small">
          {LISTS[list].title}
        </Link>
      }
      actions={record.data === undefined ? undefined : <Actions record={record.data} />}
    >
      <Loaded query={record}>
        {(data) => (
          <div className="grid-two">
            <Values list={list} record={data} />
            <Feed list={list} crmId={data.crmId} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ record: { type, crmId, url, deleted } }: { record: MirroredRecord }): ReactElement {
  const isAdmin = useMay('admin');
  return (
    <>
      {url === null ? null : <OutLink href={url}>Open in Salesforce</OutLink>}
      {isAdmin && !deleted ? <ReadAgain object={type} crmId={crmId} /> : null}
    </>
  );
}

/** Which CRM field feeds each value. */
function useSources(type: MirroredRecord['type']): ReadonlyMap<string, string | null> {
  const object = type as Schemas['FieldMappingView']['object'];
  const mapping = useQuery(api.queryOptions('get', '/v1/field-mappings/{object}', { params: { path: { object } } }));
  return new Map(mapping.data?.fields.map(({ target, source }) => [target, source]));
}

function Values({ list, record }: { list: ListName; record: MirroredRecord }): ReactElement {
  const { crmId, type, deleted, mergedInto, withheld, currency, fields, staleFields, notes } = record;
  const { systemModstamp, mirroredAt } = record;
  const sources = useSources(type);
  const values = Object.entries(fields).map(([target, value]) => {
    const shown = value === null ? '–' : target === 'amount' ? amount(value, currency) : value;
    const label = words(target);
    return [
      label,
      staleFields.includes(target) ? <StaleValue key={target} value={shown} /> : shown,
      sources.get(target),
    ] as const;
  });
  return (
    <Card title={type}>
      <div className="stack">
        {deleted ? <Notice tone="warn" title="Deleted in Salesforce" /> : null}
        {mergedInto === null ? null : (
          <Notice tone="warn" title="Merged in Salesforce">
            Its survivor is{' '}
            <Link to={`/${list}/$crmId`} params={{ crmId: mergedInto }}>
              {mergedInto}
            </Link>
            .
          </Notice>
        )}
        {withheld === null ? null : (
          <Notice tone="warn" title={`Withheld from linking: ${codeWords(withheld.code)}`}>
            {withheld.field === null ? '' : `Field ${withheld.field}`}
            {withheld.value === null ? '' : `, value “${withheld.value}”`}
          </Notice>
        )}
        {notes.map(({ target, code, detail }) => (
          <Notice key={code} tone="warn" title={words(target)}>
            {detail}
          </Notice>
        ))}
        <Facts
          facts={[
            ...values,
            ['Salesforce id', <CopyId key="id" id={crmId} what="Salesforce id" />],
            ['Changed in Salesforce', systemModstamp === null ? '–' : <Time key="stamp" at={systemModstamp} />],
            ['Read', <Time key="read" at={mirroredAt} />],
          ]}
        />
      </div>
    </Card>
  );
}

function StaleValue({ value }: { value: string }): ReactElement {
  return (
    <span className="row">
      {value} <Badge tone="warn">stale: the field is hidden</Badge>
    </span>
  );
}

function Feed({ list, crmId }: { list: ListName; crmId: string }): ReactElement {
  const params = { path: { crmId }, query: { limit: 50 } };
  const feed = useQuery(api.queryOptions('get', `${LISTS[list].path}/{crmId}/feed`, { params }));
  return (
    <Card title="Recordings" isFlush>
      <Loaded query={feed}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="None yet">Recordings that are linked to it automatically appear here.</Empty>
          ) : (
            <Table label="Recordings" columns={[{ label: 'Recording' }, { label: 'When' }]}>
              {data.map(({ externalId, title, startedAt }) => (
                <tr key={externalId}>
                  <td>
                    <Link to="/recordings/$externalId" params={{ externalId }}>
                      {title ?? externalId}
                    </Link>
                  </td>
                  <td>
                    <Time at={startedAt} />
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
    </Card>
  );
}
