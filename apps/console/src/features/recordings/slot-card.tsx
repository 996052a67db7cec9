import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { Badge } from '../../ui/badge.js';
import { codeWords } from '../../ui/format.js';
import { AccountIcon, OpportunityIcon, PersonIcon } from '../../ui/icons.js';
import { OutLink } from '../../ui/link.js';
import type { Slot, TileRecord } from './api.js';
import { RecordFacts } from './record-facts.js';
import { RecordPicker } from './record-picker.js';
import classes from './tile.module.css';
import { Why } from './why.js';

const PAGES = { person: '/people/$crmId', account: '/accounts/$crmId', opportunity: '/opportunities/$crmId' } as const;
const ICONS = { person: PersonIcon, account: AccountIcon, opportunity: OpportunityIcon };

export interface SlotActions {
  link: (slot: Slot, crmId: string) => void;
  clear: (slot: Slot) => void;
  release: (slot: Slot) => void;
  isBusy: boolean;
}

interface SlotCardProps {
  slot: Slot;
  title: string;
  record: TileRecord;
  decision: Schemas['SlotDecisionView'] | undefined;
  /** Left out for a viewer. */
  actions: SlotActions | undefined;
}

function LinkedRecord({ slot, record }: { slot: Slot; record: TileRecord }): ReactElement {
  const crmId = record.mergedInto ?? record.crmId ?? '';
  return (
    <div className="stack-tight">
      <Link to={PAGES[slot]} params={{ crmId }} className={classes.record}>
        {record.name ?? crmId}
      </Link>
      <div className="row small">
        <span className="soft">{record.type}</span>
        {record.url === null ? null : <OutLink href={record.url}>Open in Salesforce</OutLink>}
      </div>
      {record.mergedInto === null ? null : (
        <div className="small soft">
          Salesforce merged the record this was linked to (<code>{record.crmId}</code>) into this one.
        </div>
      )}
      {record.deleted ? <div className="small soft">This record was deleted in Salesforce.</div> : null}
      <RecordFacts record={record} />
    </div>
  );
}

function EmptySlot({ record }: { record: TileRecord }): ReactElement {
  if (record.state === 'pending')
    return <p className="soft">Waiting until the mirror is fresh. It is decided by itself.</p>;
  return (
    <div className="stack-tight">
      <div className={classes.record}>Not linked</div>
      <div className="soft">{record.reason === null ? 'No reason is kept.' : codeWords(record.reason)}</div>
    </div>
  );
}

function OriginBadge({ record }: { record: TileRecord }): ReactElement | null {
  if (record.origin === 'manual')
    return <Badge tone="busy">{record.state === 'linked' ? 'by hand' : 'cleared by hand'}</Badge>;
  if (record.state === 'pending') return <Badge tone="idle">waiting</Badge>;
  if (record.state !== 'linked') return <Badge tone="warn">empty</Badge>;
  return <Badge tone="good">{record.grade === null ? 'linked' : `linked, ${record.grade}`}</Badge>;
}

/** One slot of the Related Records tile: the record or the reason, why, and what can be done by hand. */
export function SlotCard({ slot, title, record, decision, actions }: SlotCardProps): ReactElement {
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const [isPicking, setIsPicking] = useState(false);
  const Icon = ICONS[slot];
  const titleId = `slot-${slot}`;
  return (
    <section className={classes.slot} aria-labelledby={titleId} data-state={record.state}>
      <div className={classes.slotHead}>
        <h3>
          <Icon size={16} /> <span id={titleId}>{title}</span>
        </h3>
        <OriginBadge record={record} />
      </div>
      {record.state === 'linked' ? <LinkedRecord slot={slot} record={record} /> : <EmptySlot record={record} />}
      <div className={classes.actions}>
        {decision === undefined ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isWhyOpen}
            onClick={() => {
              setIsWhyOpen(!isWhyOpen);
            }}
          >
            Why
          </Button>
        )}
        {actions === undefined ? null : (
          <>
            <Button
              size="compact-sm"
              variant="light"
              disabled={actions.isBusy}
              onClick={() => {
                setIsPicking(true);
              }}
            >
              {`Link ${slot}`}
            </Button>
            {record.state === 'linked' ? (
              <Button
                size="compact-sm"
                variant="default"
                disabled={actions.isBusy}
                onClick={() => {
                  actions.clear(slot);
                }}
              >
                {`Clear ${slot}`}
              </Button>
            ) : null}
            {record.origin === 'manual' ? (
              <Button
                size="compact-sm"
                variant="default"
                disabled={actions.isBusy}
                onClick={() => {
                  actions.release(slot);
                }}
              >
                {`Release ${slot}`}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {isWhyOpen && decision !== undefined ? (
        <Why
          decision={decision}
          onTake={
            actions === undefined
              ? undefined
              : (crmId) => {
                  actions.link(slot, crmId);
                }
          }
        />
      ) : null}
      {actions === undefined ? null : (
        <RecordPicker
          slot={slot}
          isOpen={isPicking}
          onClose={() => {
            setIsPicking(false);
          }}
          onPick={(crmId) => {
            setIsPicking(false);
            actions.link(slot, crmId);
          }}
        />
      )}
    </section>
  );
}
