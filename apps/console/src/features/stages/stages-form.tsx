import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { ChevronDownIcon, TrashIcon, UpIcon } from '../../ui/icons.js';
import { Card } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import classes from './stages.module.css';

type Stages = Schemas['StagesView'];
type Outcome = Stages['values'][number]['outcome'];
interface Value {
  value: string;
  outcome: Outcome;
}

const OUTCOMES = ['open', 'won', 'lost'];

function moved(values: readonly Value[], from: number, to: number): Value[] {
  const others = values.filter((_, index) => index !== from);
  const [value] = values.slice(from, from + 1);
  return value === undefined ? others : [...others.slice(0, to), value, ...others.slice(to)];
}

/** Our own list: what each stage means, and their order, by which equal opportunities are told apart. */
export function StagesForm({ stages, mayChange }: { stages: Stages; mayChange: boolean }): ReactElement {
  const [values, setValues] = useState<Value[]>(() => stages.values.map(({ value, outcome }) => ({ value, outcome })));
  const [added, setAdded] = useState('');
  const save = useMutation({
    mutationFn: () => client.PUT('/v1/stages', { body: { values, version: stages.version } }),
    onSuccess: async () => {
      await refreshAll();
      toldDone('Saved.');
    },
    onError: toldFailure,
  });
  const isChanged =
    JSON.stringify(values) !== JSON.stringify(stages.values.map(({ value, outcome }) => ({ value, outcome })));
  const isNew = added.trim() !== '' && !values.some(({ value }) => value === added);
  return (
    <Card title="Our stages, in their order">
      {values.length === 0 ? <Empty title="No stage is saved">Adopt Salesforce’s, or add your own below.</Empty> : null}
      <ol className={classes.list}>
        {values.map(({ value, outcome }, index) => (
          <li key={value} className={classes.stage}>
            <span className="soft number">{index + 1}</span>
            <strong>{value}</strong>
            <NativeSelect
              aria-label={`Outcome of ${value}`}
              size="xs"
              data={OUTCOMES}
              value={outcome}
              disabled={!mayChange}
              onChange={(event) => {
                const chosen = event.currentTarget.value as Outcome;
                setValues(values.map((each) => (each.value === value ? { ...each, outcome: chosen } : each)));
              }}
            />
            {mayChange ? (
              <div className="row">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Move ${value} up`}
                  disabled={index === 0}
                  onClick={() => {
                    setValues(moved(values, index, index - 1));
                  }}
                >
                  <UpIcon />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Move ${value} down`}
                  disabled={index === values.length - 1}
                  onClick={() => {
                    setValues(moved(values, index, index + 1));
                  }}
                >
                  <ChevronDownIcon />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove ${value}`}
                  onClick={() => {
                    setValues(values.filter((each) => each.value !== value));
                  }}
                >
                  <TrashIcon />
                </ActionIcon>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {mayChange ? (
        <div className="row-between">
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isNew) return;
              setValues([...values, { value: added, outcome: 'open' }]);
              setAdded('');
            }}
          >
            <TextInput
              aria-label="New stage"
              placeholder="New stage"
              value={added}
              onChange={(event) => {
                setAdded(event.currentTarget.value);
              }}
            />
            <Button type="submit" variant="default" disabled={!isNew}>
              Add
            </Button>
          </form>
          <Button
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            Save
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
