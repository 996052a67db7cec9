import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { Card } from '../../ui/page.js';
import { PreviewDialog } from '../../ui/preview-dialog.js';
import { Empty } from '../../ui/states.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { ImpactText } from './impact-text.js';
import { impactOf } from './impact.js';
import { type Stage, StageRows } from './stage-rows.js';

interface StagesFormProps {
  stages: Schemas['StagesView'];
  /** What the org's opportunities hold; undefined when it cannot be asked. */
  held: Schemas['AlignmentView']['values'] | undefined;
  mayChange: boolean;
}

/** Our own list: what each stage means, and their order, by which equal opportunities are told apart. */
export function StagesForm({ stages, held, mayChange }: StagesFormProps): ReactElement {
  const saved = stages.values.map(({ value, outcome }) => ({ value, outcome }));
  const [values, setValues] = useState<Stage[]>(saved);
  const [added, setAdded] = useState('');
  const [isPreviewed, setIsPreviewed] = useState(false);
  const closePreview = (): void => {
    setIsPreviewed(false);
  };
  const save = useMutation({
    mutationFn: () => client.PUT('/v1/stages', { body: { values, version: stages.version } }),
    onSuccess: async () => {
      closePreview();
      await refreshAll();
      toldDone('Saved. No decided recording has changed.');
    },
    onError: (error) => {
      closePreview();
      toldFailure(error);
    },
  });
  const isChanged = JSON.stringify(values) !== JSON.stringify(saved);
  const isNew = added.trim() !== '' && !values.some(({ value }) => value === added);
  return (
    <Card title="Our stages, in their order">
      {values.length === 0 ? <Empty title="No stage is saved">Adopt Salesforce’s, or add your own below.</Empty> : null}
      <StageRows stages={values} mayChange={mayChange} onChange={setValues} />
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
            onClick={() => {
              setIsPreviewed(true);
            }}
          >
            Preview and save
          </Button>
        </div>
      ) : null}
      {isPreviewed ? (
        <PreviewDialog
          configuration={{ stages: values }}
          isSaving={save.isPending}
          onSave={() => {
            save.mutate();
          }}
          onClose={closePreview}
          onFault={(error) => {
            closePreview();
            toldFailure(error);
          }}
        >
          <ImpactText impact={held === undefined ? undefined : impactOf(saved, values, held)} />
        </PreviewDialog>
      ) : null}
    </Card>
  );
}
