import { ActionIcon, NativeSelect } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Schemas } from '#client';
import { ChevronDownIcon, GripIcon, TrashIcon, UpIcon } from '../../ui/icons.js';
import classes from './stages.module.css';

export type Stage = Pick<Schemas['StageBody'], 'value' | 'outcome'>;

const OUTCOMES: Stage['outcome'][] = ['open', 'won', 'lost'];

function moved(stages: readonly Stage[], from: number, to: number): Stage[] {
  const others = stages.filter((_, index) => index !== from);
  return [...others.slice(0, to), ...stages.slice(from, from + 1), ...others.slice(to)];
}

interface StageRowsProps {
  stages: readonly Stage[];
  mayChange: boolean;
  onChange: (stages: Stage[]) => void;
}

/** The list in its order: by drag, or by the two buttons of each row, which keep the focus. */
export function StageRows({ stages, mayChange, onChange }: StageRowsProps): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  // A row that moves in the page loses the focus: its button gets it back.
  const [pressed, setPressed] = useState<string | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    if (pressed === null) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const button = buttons.find((one) => one.getAttribute('aria-label') === pressed);
    const other = buttons.find((one) => !one.disabled && one.getAttribute('aria-label') === turned(pressed));
    (button?.disabled === false ? button : other)?.focus();
    setPressed(null);
  }, [pressed, stages]);
  const move = (from: number, to: number): void => {
    const stage = stages[from];
    if (stage === undefined || from === to) return;
    onChange(moved(stages, from, to));
    setTold(`${stage.value} is number ${String(to + 1)} of ${String(stages.length)} now.`);
  };
  const step = (index: number, direction: 'up' | 'down'): void => {
    move(index, direction === 'up' ? index - 1 : index + 1);
    setPressed(`Move ${stages[index]?.value ?? ''} ${direction}`);
  };
  return (
    <>
      <ol className={classes.list} ref={list}>
        {stages.map((stage, index) => (
          <li
            key={stage.value}
            className={classes.stage}
            {...(dragged === index ? { 'data-dragged': true } : {})}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged === index) return;
              move(dragged, index);
              setDragged(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
            }}
          >
            <span className={classes.place}>
              {mayChange ? (
                <Grip
                  value={stage.value}
                  onStart={() => {
                    setDragged(index);
                  }}
                  onEnd={() => {
                    setDragged(null);
                  }}
                />
              ) : null}
              {index + 1}
            </span>
            <strong>{stage.value}</strong>
            <NativeSelect
              aria-label={`Outcome of ${stage.value}`}
              size="xs"
              data={OUTCOMES}
              value={stage.outcome}
              disabled={!mayChange}
              onChange={(event) => {
                const outcome = event.currentTarget.value as Stage['outcome'];
                onChange(stages.map((each) => (each.value === stage.value ? { ...each, outcome } : each)));
              }}
            />
            {mayChange ? (
              <div className="row">
                <RowButton
                  label={`Move ${stage.value} up`}
                  isDisabled={index === 0}
                  icon={<UpIcon />}
                  onPress={() => {
                    step(index, 'up');
                  }}
                />
                <RowButton
                  label={`Move ${stage.value} down`}
                  isDisabled={index === stages.length - 1}
                  icon={<ChevronDownIcon />}
                  onPress={() => {
                    step(index, 'down');
                  }}
                />
                <RowButton
                  label={`Remove ${stage.value}`}
                  icon={<TrashIcon />}
                  onPress={() => {
                    onChange(stages.filter(({ value }) => value !== stage.value));
                  }}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <span role="status" className="visually-hidden">
        {told}
      </span>
    </>
  );
}

/** The button beside: at an end of the list the one that was pressed is disabled. */
const turned = (label: string): string =>
  label.endsWith(' up') ? label.replace(/ up$/, ' down') : label.replace(/ down$/, ' up');

interface GripProps {
  value: string;
  onStart: () => void;
  onEnd: () => void;
}

/** What a row is dragged by, with a mouse; the buttons do the same for everybody. */
function Grip({ value, onStart, onEnd }: GripProps): ReactElement {
  return (
    <span
      className={classes.grip}
      draggable
      aria-hidden="true"
      title={`Drag ${value} to its place`}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', value);
        const row = event.currentTarget.closest('li');
        if (row !== null) event.dataTransfer.setDragImage(row, 12, 12);
        onStart();
      }}
      onDragEnd={onEnd}
    >
      <GripIcon size={16} />
    </span>
  );
}

interface RowButtonProps {
  label: string;
  isDisabled?: boolean;
  icon: ReactElement;
  onPress: () => void;
}

function RowButton({ label, isDisabled = false, icon, onPress }: RowButtonProps): ReactElement {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isDisabled} onClick={onPress}>
      {icon}
    </ActionIcon>
  );
}
