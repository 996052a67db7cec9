import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api, client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { codeWords, counted, words } from '../../ui/format.js';
import { ButtonLink, OutLink } from '../../ui/link.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Loaded } from '../../ui/states.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { who } from '../../ui/who.js';

type SyncError = Schemas['SyncErrorView'];

/** What could not be mirrored, by cause, with who must act. */
export function SyncErrorsPage(): ReactElement {
  const isAdmin = useMay('admin');
  const errors = useQuery(api.queryOptions('get', '/v1/sync-errors', { params: { query: {} } }));
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
        isAdmin && (errors.data?.data.length ?? 0) > 0 ? (
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
      <Loaded query={errors}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <Empty title="No errors">Everything that was read is in the mirror.</Empty>
            </Card>
          ) : (
            data.map((error) => <Cause key={`${error.code}-${error.object}-${String(error.value)}`} error={error} />)
          )
        }
      </Loaded>
    </Page>
  );
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
            {samples.map(({ crmId, name, url }) => (
              <li key={crmId}>{url === null ? (name ?? crmId) : <OutLink href={url}>{name ?? crmId}</OutLink>}</li>
            ))}
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
