import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { Badge } from '../../ui/badge.js';
import { count, counted, words } from '../../ui/format.js';
import { ButtonLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Lines, Loaded } from '../../ui/states.js';
import { NumberCell, Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import { who } from '../../ui/who.js';

type Parity = Schemas['ParityView'];

const COLUMNS = [
  { label: 'Object' },
  { label: 'Verdict' },
  { label: 'In the org', isNumber: true },
  { label: 'In the mirror', isNumber: true },
  { label: 'Values compared', isNumber: true },
];

/** Each thing that differs, as a sentence. */
function sentences({ orgCount, missingIds, extraIds, valuesDiffering, difference }: Parity): string[] {
  if (orgCount === null) return ['The connected user may not see this object, so nothing can be compared.'];
  return [
    ...(missingIds.length === 0
      ? []
      : [
          `${counted(missingIds.length, 'record')} of the org ${missingIds.length === 1 ? 'is' : 'are'} not in the mirror.`,
        ]),
    ...(extraIds.length === 0
      ? []
      : [
          `${counted(extraIds.length, 'record')} of the mirror ${extraIds.length === 1 ? 'is' : 'are'} not in the org any more.`,
        ]),
    ...(valuesDiffering === 0 ? [] : [`${counted(valuesDiffering, 'value')} differ between the two.`]),
    ...(difference !== null && difference !== 0 && missingIds.length + extraIds.length === 0
      ? [`The org counts ${counted(Math.abs(difference), 'record')} ${difference > 0 ? 'more' : 'fewer'}.`]
      : []),
  ];
}

/** Whether the mirror equals the org, object by object: counted and compared in the org when the page is opened. */
export function ParityPage(): ReactElement {
  const connection = useQuery(api.queryOptions('get', '/v1/connection'));
  const hasOrg = connection.data !== undefined && connection.data.state !== 'disconnected';
  const parity = useQuery(api.queryOptions('get', '/v1/parity', {}, { enabled: hasOrg, staleTime: 300_000 }));
  return (
    <Page
      title="Parity"
      lead="The mirror held against the org: exact counts, and values compared one by one."
      actions={
        hasOrg ? (
          <Button variant="default" loading={parity.isFetching} onClick={() => void parity.refetch()}>
            Compare again
          </Button>
        ) : undefined
      }
    >
      <Card isFlush>
        {connection.data?.state === 'disconnected' ? (
          <Empty title="No org is connected" action={<ButtonLink to="/connection">Go to the connection</ButtonLink>}>
            There is nothing to hold the mirror against.
          </Empty>
        ) : (
          <Loaded
            query={parity}
            skeleton={
              <div className="pad">
                <Lines rows={6} />
              </div>
            }
          >
            {({ data }) => (
              <Table label="Parity" columns={COLUMNS}>
                {data.map((row) => (
                  <ParityRow key={row.object} row={row} />
                ))}
              </Table>
            )}
          </Loaded>
        )}
      </Card>
    </Page>
  );
}

function ParityRow({ row }: { row: Parity }): ReactElement {
  const {
    object,
    orgCount,
    mirrorCount,
    withheldCount,
    valuesCompared,
    missingIds,
    extraIds,
    differingIds,
    reason,
    checkedAt,
  } = row;
  const told = sentences(row);
  const ids = [...new Set([...missingIds, ...extraIds, ...differingIds])];
  return (
    <tr>
      <td>
        <strong>{words(object)}</strong>
        <div className="soft small">
          <Time at={checkedAt} isRelative />
        </div>
      </td>
      <td>
        {told.length === 0 ? <Badge tone="good">equal</Badge> : <Badge tone="warn">differs</Badge>}
        {told.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
        {reason === null ? null : (
          <div className="soft small">
            {reason.detail} {who(reason.whoMustAct)}.
          </div>
        )}
        {ids.length === 0 ? null : (
          <details className="small">
            <summary>Which ones</summary>
            {ids.map((id) => (
              <div key={id}>
                <code>{id}</code>
              </div>
            ))}
          </details>
        )}
      </td>
      <NumberCell>{orgCount === null ? '–' : count(orgCount)}</NumberCell>
      <NumberCell>
        {count(mirrorCount)}
        {withheldCount === 0 ? null : (
          <div className="small">
            <Link to="/sync-errors">{count(withheldCount)} withheld</Link>
          </div>
        )}
      </NumberCell>
      <NumberCell>{count(valuesCompared)}</NumberCell>
    </tr>
  );
}
