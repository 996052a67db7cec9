import { Button, Kbd } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Schemas } from '#client';
import { refreshAll } from '../../api/client.js';
import { codeWords } from '../../ui/format.js';
import { Card } from '../../ui/page.js';
import { Lines } from '../../ui/states.js';
import { Time } from '../../ui/time.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { explanationQuery, type Recording, type Slot } from './api.js';
import { changeByHand } from './by-hand.js';
import { RecordPicker } from './record-picker.js';
import classes from './work-through.module.css';

interface Suggestion {
  slot: Slot;
  crmId: string;
  name: string;
  type: string;
  why: string;
}

/** What was linked last, so that it can be handed back. */
interface Taken {
  externalId: string;
  title: string;
  suggestion: Suggestion;
}

/** An opportunity brings its account, so it comes first; of what is still empty alone. */
const SLOTS: readonly Slot[] = ['opportunity', 'account', 'person'];
/** As many as there are keys for. */
const SHOWN = 9;

function suggestionsFor({ relatedRecords }: Recording, { slots }: Schemas['ExplanationView']): Suggestion[] {
  return SLOTS.filter((slot) => relatedRecords[slot].state === 'empty')
    .flatMap((slot) =>
      slots[slot].suggestions.map(({ crmId, name, type, why }) => ({ slot, crmId, name: name ?? crmId, type, why })),
    )
    .slice(0, SHOWN);
}

interface WorkThroughProps {
  /** Those of the work list that are loaded, in its order. */
  recordings: readonly Recording[];
  /** Loads more of them; undefined when there are no more. */
  onMore: (() => void) | undefined;
}

/** The work list one by one: one key takes a suggestion and goes on to the next, another takes the last one back. */
export function WorkThrough({ recordings, onMore }: WorkThroughProps): ReactElement | null {
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<Taken | null>(null);
  const recording = recordings.find(({ externalId }) => !passed.has(externalId));
  const pass = (externalId: string): void => {
    setPassed(new Set([...passed, externalId]));
  };
  const link = useMutation({
    mutationFn: ({ externalId, suggestion: { slot, crmId } }: Taken) =>
      changeByHand(externalId, { slot, action: 'link', crmId }),
    onSuccess: async (_, wanted) => {
      pass(wanted.externalId);
      setTaken(wanted);
      await refreshAll();
    },
    onError: toldFailure,
  });
  const undo = useMutation({
    mutationFn: ({ externalId, suggestion: { slot } }: Taken) => changeByHand(externalId, { slot, action: 'release' }),
    onSuccess: async (_, { externalId, title }) => {
      setTaken(null);
      setPassed(new Set([...passed].filter((id) => id !== externalId)));
      await refreshAll();
      toldDone(`${title} is handed back to the automatic decision.`);
    },
    onError: toldFailure,
  });
  const isAtEnd = recording === undefined;
  useEffect(() => {
    if (isAtEnd) onMore?.();
    // Asked for once at each end of what is loaded.
  }, [isAtEnd, recordings.length]);
  if (recording === undefined && taken === null && passed.size === 0) return null;
  return (
    <Card title="One after the other">
      {recording === undefined ? (
        <p className="soft">That was the last one. Those you skipped stay in the list below.</p>
      ) : (
        <Next
          key={recording.externalId}
          recording={recording}
          isUnderWay={passed.size > 0 || taken !== null}
          isBusy={link.isPending || undo.isPending}
          onTake={(suggestion) => {
            const { externalId, title } = recording;
            link.mutate({ externalId, title: title ?? externalId, suggestion });
          }}
          onSkip={() => {
            pass(recording.externalId);
          }}
          onUndo={
            taken === null
              ? undefined
              : () => {
                  undo.mutate(taken);
                }
          }
        />
      )}
      {taken === null ? null : (
        <div className="row small" role="status">
          <span>
            {taken.title} is linked to {taken.suggestion.name}.
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={undo.isPending}
            onClick={() => {
              undo.mutate(taken);
            }}
          >
            Undo
          </Button>
        </div>
      )}
    </Card>
  );
}

interface NextProps {
  recording: Recording;
  /** One was dealt with before: the keys go on working without a click. */
  isUnderWay: boolean;
  isBusy: boolean;
  onTake: (suggestion: Suggestion) => void;
  onSkip: () => void;
  onUndo: (() => void) | undefined;
}

function Next({ recording, isUnderWay, isBusy, onTake, onSkip, onUndo }: NextProps): ReactElement {
  const { externalId, title, startedAt, relatedRecords } = recording;
  const explanation = useQuery(explanationQuery(externalId));
  const suggestions = explanation.data === undefined ? [] : suggestionsFor(recording, explanation.data);
  const [isPicking, setIsPicking] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const isLoaded = explanation.data !== undefined;
  useEffect(() => {
    // On the first suggestion, or on what is there instead, so that the next key does the next thing.
    if (isUnderWay && isLoaded) frame.current?.querySelector('button')?.focus();
    // The recording is another one only with another key.
  }, [isLoaded]);
  // Single letters work while the focus is in here alone, so that they take nothing from what is typed elsewhere.
  const onKeyDown = (event: KeyboardEvent): void => {
    // The dialog's own keys come through here as well.
    if (isPicking || isBusy || event.ctrlKey || event.metaKey || event.altKey) return;
    const suggestion = suggestions[Number(event.key) - 1];
    if (suggestion !== undefined) onTake(suggestion);
    else if (event.key === 's') onSkip();
    else if (event.key === 'u') onUndo?.();
  };
  const { reason } = relatedRecords.account;
  const sentence = explanation.data?.slots.account.sentences.at(-1) ?? (reason === null ? '' : codeWords(reason));
  return (
    <div className="stack" ref={frame} onKeyDown={onKeyDown} role="group" aria-label={`Next: ${title ?? externalId}`}>
      <div>
        <Link to="/recordings/$externalId" params={{ externalId }} className={classes.title}>
          {title ?? externalId}
        </Link>{' '}
        <span className="soft small">
          <Time at={startedAt} />
        </span>
        <div className="soft">{sentence}</div>
      </div>
      {explanation.isError ? (
        <p className="soft">Its explanation could not be loaded.</p>
      ) : !isLoaded ? (
        <Lines rows={2} />
      ) : suggestions.length === 0 ? (
        <p className="soft">The rules have nothing to suggest. Its account can be searched for.</p>
      ) : (
        <ul className={classes.suggestions}>
          {suggestions.map((suggestion, index) => (
            <li key={`${suggestion.slot}-${suggestion.crmId}`}>
              <button
                type="button"
                className={classes.suggestion}
                disabled={isBusy}
                onClick={() => {
                  onTake(suggestion);
                }}
              >
                <Kbd aria-hidden>{index + 1}</Kbd>
                <span>
                  <strong>{`Link ${suggestion.name}`}</strong> <span className="soft">{suggestion.type}</span>
                  <span className={`soft small ${classes.why ?? ''}`}>{suggestion.why}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row-between">
        <div className="row">
          <Button
            variant="light"
            size="sm"
            disabled={isBusy}
            onClick={() => {
              setIsPicking(true);
            }}
          >
            Link account
          </Button>
          <Button variant="default" size="sm" disabled={isBusy} onClick={onSkip}>
            Skip
          </Button>
        </div>
        <span className="soft small">
          Keys, while the focus is here: <Kbd>1</Kbd> to <Kbd>9</Kbd> link, <Kbd>s</Kbd> skip, <Kbd>u</Kbd> undo.
        </span>
      </div>
      <RecordPicker
        slot="account"
        isOpen={isPicking}
        onClose={() => {
          setIsPicking(false);
        }}
        onPick={(crmId, name) => {
          setIsPicking(false);
          onTake({ slot: 'account', crmId, name, type: 'Account', why: '' });
        }}
      />
    </div>
  );
}
