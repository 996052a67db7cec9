import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Failure, Lines } from '../../ui/states.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { type Change, changeByHand } from './by-hand.js';
import { explanationQuery, type Slot, SLOTS, tileQuery } from './api.js';
import { SlotCard } from './slot-card.js';
import classes from './tile.module.css';
import { Notice } from '../../ui/notice.js';

const DONE = { link: 'linked by hand', clear: 'cleared', release: 'handed back to the automatic decision' } as const;

/** The Related Records tile (T1): three slots, each with its record or the reason for none. */
export function Tile({ externalId }: { externalId: string }): ReactElement {
  const mayLink = useMay('member');
  const tile = useQuery(tileQuery(externalId));
  const isDecided = tile.data?.state === 'decided';
  const explanation = useQuery({ ...explanationQuery(externalId), enabled: isDecided });
  const change = useMutation({
    mutationFn: (wanted: Change) => changeByHand(externalId, wanted),
    onSuccess: async (_, { slot, action }) => {
      await refreshAll();
      toldDone(`${slot === 'person' ? 'Person' : slot === 'account' ? 'Account' : 'Opportunity'} ${DONE[action]}.`);
    },
    onError: toldFailure,
  });
  if (tile.isError) return <Failure error={tile.error} onRetry={() => void tile.refetch()} />;
  if (tile.data === undefined) return <Lines rows={6} />;
  const { relatedRecords, staleMirror, flags } = tile.data;
  const actions = {
    link: (slot: Slot, crmId: string) => {
      change.mutate({ slot, action: 'link', crmId });
    },
    clear: (slot: Slot) => {
      change.mutate({ slot, action: 'clear' });
    },
    release: (slot: Slot) => {
      change.mutate({ slot, action: 'release' });
    },
    isBusy: change.isPending,
  };
  return (
    <div className="stack">
      {flags.includes('PERSON_ACCOUNT_MISMATCH') ? (
        <Notice tone="warn" title="The person belongs to another account">
          The person who spoke longest is not of the account that the first external attendee led to. Both stand.
        </Notice>
      ) : null}
      {staleMirror ? (
        <Notice tone="warn" title="Decided from an older mirror">
          No sync had finished since the recording ended, so it was decided from what was there.
        </Notice>
      ) : null}
      <div className={classes.tile}>
        {SLOTS.map(({ slot, title }) => (
          <SlotCard
            key={slot}
            slot={slot}
            title={title}
            record={relatedRecords[slot]}
            decision={explanation.data?.slots[slot]}
            actions={mayLink ? actions : undefined}
          />
        ))}
      </div>
    </div>
  );
}
