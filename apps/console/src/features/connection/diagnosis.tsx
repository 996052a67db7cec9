import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { counted, words } from '../../ui/format.js';
import { OkIcon } from '../../ui/icons.js';
import { Card } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { who } from '../../ui/who.js';
import classes from './connection.module.css';

type Check = Schemas['DiagnosisView']['checks'][number];

const TONES: Record<string, Tone> = { ok: 'good', warning: 'warn', failed: 'bad' };
const COLUMNS = [{ label: 'Check' }, { label: 'Result' }, { label: 'What it says' }, { label: 'Who must act' }];

/** What the connected user may see and do, and who mends what is missing. It asks the org, so it costs a few calls. */
export function Diagnosis(): ReactElement {
  const diagnosis = useQuery(api.queryOptions('get', '/v1/connection/diagnosis', {}, { staleTime: 60_000 }));
  return (
    <Card
      title="Diagnosis"
      isFlush
      aside={
        <Button variant="default" size="xs" loading={diagnosis.isFetching} onClick={() => void diagnosis.refetch()}>
          Check again
        </Button>
      }
    >
      <Loaded query={diagnosis}>
        {({ checks }) => {
          const wrong = checks.filter(({ status }) => status !== 'ok');
          const good = checks.filter(({ status }) => status === 'ok');
          return (
            <>
              {wrong.length === 0 ? (
                <p className={classes.verdict}>
                  <OkIcon size={20} /> Everything that was checked is in order.
                </p>
              ) : (
                <Checks label="What is wrong" checks={wrong} />
              )}
              <details className={classes.good}>
                <summary>{counted(good.length, 'check')} passed</summary>
                <Checks label="What is in order" checks={good} />
              </details>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

function Checks({ label, checks }: { label: string; checks: readonly Check[] }): ReactElement {
  return (
    <Table label={label} columns={COLUMNS}>
      {checks.map(({ id, status, detail, whoMustAct }) => (
        <tr key={id}>
          <td>{words(id.replaceAll('.', ' '))}</td>
          <td>
            <Badge tone={TONES[status] ?? 'idle'}>{status}</Badge>
          </td>
          <td>{detail}</td>
          <td className="soft">{status === 'ok' ? '–' : who(whoMustAct)}</td>
        </tr>
      ))}
    </Table>
  );
}
