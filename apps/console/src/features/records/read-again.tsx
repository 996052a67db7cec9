import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { toldDone, toldFailure } from '../../ui/told.js';

type Run = Schemas['SyncRunView'];

const UNDER_WAY: readonly Run['state'][] = ['queued', 'running'];
const LOOK_EVERY_MS = 500;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

/** The run as it ended, or as it stands once it waits for something else. */
async function ended(run: Run): Promise<Run> {
  let seen = run;
  while (UNDER_WAY.includes(seen.state)) {
    await pause();
    const { data } = await client.GET('/v1/syncs/{id}', { params: { path: { id: seen.id } } });
    seen = data ?? seen;
  }
  return seen;
}

async function readAgain(object: Run['object'], crmId: string): Promise<void> {
  const { data } = await client.POST('/v1/crm-records/refresh', { body: { object, crmIds: [crmId] } });
  if (data === undefined) throw new Error('A success has a run');
  const { state } = await ended(data);
  await refreshAll();
  if (state === 'succeeded' || state === 'partial') toldDone('It was read again from Salesforce.');
  else toldFailure(`The run that reads it is ${state}.`);
}

/** Has one record read again at once. */
export function ReadAgain({ object, crmId }: { object: Run['object']; crmId: string }): ReactElement {
  const refresh = useMutation({ mutationFn: () => readAgain(object, crmId), onError: toldFailure });
  return (
    <Button
      variant="default"
      loading={refresh.isPending}
      onClick={() => {
        refresh.mutate();
      }}
    >
      Read again
    </Button>
  );
}
