import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { api, client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { count, counted } from '../../ui/format.js';
import { ButtonLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Loaded } from '../../ui/states.js';
import { NumberCell, Table } from '../../ui/table.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { StagesForm } from './stages-form.js';
import { Notice } from '../../ui/notice.js';

const STATUSES: Record<string, { tone: Tone; words: string }> = {
  aligned: { tone: 'good', words: 'aligned' },
  missing_here: { tone: 'bad', words: 'missing here' },
  missing_in_crm: { tone: 'warn', words: 'not in Salesforce' },
  inactive_in_crm: { tone: 'warn', words: 'inactive in Salesforce' },
  outcome_differs: { tone: 'warn', words: 'outcome differs' },
};

const COLUMNS = [
  { label: 'Stage' },
  { label: 'Comparison' },
  { label: 'Ours' },
  { label: 'Salesforce' },
  { label: 'Opportunities', isNumber: true },
  { label: 'Adopt', isHidden: true },
];

/** Our stage values beside the org's: an opportunity with a stage that is not ours is withheld from linking (S1). */
export function StagesPage(): ReactElement {
  const isAdmin = useMay('admin');
  const stages = useQuery(api.queryOptions('get', '/v1/stages'));
  const connection = useQuery(api.queryOptions('get', '/v1/connection'));
  const hasOrg = connection.data !== undefined && connection.data.state !== 'disconnected';
  const alignment = useQuery(api.queryOptions('get', '/v1/stages/alignment', {}, { enabled: hasOrg }));
  const adopt = useMutation({
    mutationFn: (values: string[] | undefined) =>
      client.POST('/v1/stages/adopt', { body: values === undefined ? {} : { values } }),
    onSuccess: async () => {
      await refreshAll();
      toldDone('Adopted. Opportunities that were withheld for it are released.');
    },
    onError: toldFailure,
  });
  return (
    <Page
      title="Stages"
      lead="Open, won and lost are told apart by these values. They are compared with Salesforce’s to the letter."
      actions={
        isAdmin && hasOrg ? (
          <Button
            loading={adopt.isPending}
            onClick={() => {
              adopt.mutate(undefined);
            }}
          >
            Adopt all of Salesforce’s stages
          </Button>
        ) : undefined
      }
    >
      <Card title="Compared with Salesforce" isFlush>
        {connection.data?.state === 'disconnected' ? (
          <Empty title="No org is connected" action={<ButtonLink to="/connection">Go to the connection</ButtonLink>}>
            Once one is, its stages appear here beside ours.
          </Empty>
        ) : null}
        {hasOrg ? (
          <Loaded query={alignment}>
            {({ aligned, values }) =>
              values.length === 0 ? (
                <Empty title="Nothing to compare yet">Neither side has a stage.</Empty>
              ) : (
                <>
                  {aligned ? null : (
                    <div className="pad">
                      <Notice tone="warn" title="The stages do not align">
                        {counted(
                          values
                            .filter(({ status }) => status === 'missing_here')
                            .reduce((sum, { opportunities }) => sum + opportunities, 0),
                          'opportunity is',
                          'opportunities are',
                        )}{' '}
                        withheld from linking until they do.
                      </Notice>
                    </div>
                  )}
                  <Table label="Stage alignment" columns={COLUMNS}>
                    {values.map(({ value, status, opportunities, outcome, crmOutcome }) => {
                      const { tone, words } = STATUSES[status] ?? { tone: 'idle', words: status };
                      return (
                        <tr key={value}>
                          <td>
                            <strong>{value}</strong>
                          </td>
                          <td>
                            <Badge tone={tone}>{words}</Badge>
                          </td>
                          <td>{outcome ?? '–'}</td>
                          <td>{crmOutcome ?? '–'}</td>
                          <NumberCell>{count(opportunities)}</NumberCell>
                          <td>
                            {isAdmin && status === 'missing_here' ? (
                              <Button
                                size="compact-sm"
                                variant="light"
                                aria-label={`Adopt ${value}`}
                                onClick={() => {
                                  adopt.mutate([value]);
                                }}
                              >
                                Adopt
                              </Button>
                            ) : null}
                          </td>
                        </tr>
                      );
                    })}
                  </Table>
                </>
              )
            }
          </Loaded>
        ) : null}
      </Card>
      <Loaded query={stages}>
        {(data) => <StagesForm key={data.version} stages={data} held={alignment.data?.values} mayChange={isAdmin} />}
      </Loaded>
    </Page>
  );
}
