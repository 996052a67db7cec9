import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { client, queryClient, refreshAll } from '../../api/client.js';
import { Confirm } from '../../ui/confirm.js';
import { toldDone } from '../../ui/told.js';
import { recordingQuery } from './api.js';

/** Erases a recording for good (E1), once its id is typed. */
export function EraseRecording({ externalId }: { externalId: string }): ReactElement {
  const navigate = useNavigate();
  const erase = async (): Promise<void> => {
    const params = { path: { externalId } };
    const { data } = await client.DELETE('/v1/recordings/{externalId}', { params });
    await navigate({ to: '/recordings' });
    // What this page had asked for is gone, and is not asked for again.
    const [, root] = recordingQuery(externalId).queryKey;
    queryClient.removeQueries({
      predicate: ({ queryKey: [, path, asked] }) =>
        String(path).startsWith(root) && JSON.stringify(asked).includes(JSON.stringify(externalId)),
    });
    await refreshAll();
    toldDone(`The recording is erased. ${data?.note ?? ''}`);
  };
  return (
    <Confirm
      label="Erase recording"
      title="Erase this recording?"
      action="Erase for good"
      typed={externalId}
      onConfirm={erase}
    >
      <p>
        Its participants, decision, evidence, history, events and webhook deliveries go, and it leaves every feed.
        Nobody can bring it back.
      </p>
      <p>
        What stays: its id, when it was erased and by whom, so that the id is never decided again. Backups lose it as
        they expire.
      </p>
    </Confirm>
  );
}
