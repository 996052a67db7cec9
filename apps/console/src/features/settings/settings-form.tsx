import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { counted } from '../../ui/format.js';
import { PreviewDialog } from '../../ui/preview-dialog.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { decidingPart, type FormValues, type Patch, toForm, toPatch } from './form-values.js';
import { LinkingFields } from './linking-fields.js';
import { NumberFields } from './number-fields.js';
import classes from './settings.module.css';

interface SettingsFormProps {
  settings: Schemas['SettingsView'];
  mayChange: boolean;
}

export function SettingsForm({ settings, mayChange }: SettingsFormProps): ReactElement {
  const form = useForm<FormValues>({ initialValues: toForm(settings) });
  const [previewed, setPreviewed] = useState<Patch | null>(null);
  const patch = toPatch(settings, form.values);
  const changes = Object.keys(patch).length;
  const save = useMutation({
    mutationFn: (body: Patch) => client.PATCH('/v1/settings', { body: body as Schemas['SettingsPatch'] }),
    onSuccess: async () => {
      setPreviewed(null);
      await refreshAll();
      toldDone('Saved. No decided recording has changed.');
    },
    onError: (error) => {
      setPreviewed(null);
      showFaults(error);
    },
  });
  const showFaults = (error: unknown): void => {
    const faults = fieldErrors(error, Object.keys(form.values));
    form.setErrors(faults);
    toldFailure(error);
  };
  return (
    <form
      className="stack"
      onSubmit={form.onSubmit(() => {
        // What decides links is seen before it is saved.
        if (decidingPart(patch) === undefined) save.mutate(patch);
        else setPreviewed(patch);
      })}
    >
      <fieldset className={classes.fields} disabled={!mayChange}>
        <legend className="visually-hidden">Settings</legend>
        <LinkingFields form={form} wasNeverSaved={settings.internalDomains === null} mayChange={mayChange} />
        <NumberFields form={form} />
      </fieldset>
      {mayChange ? (
        <div className={classes.bar} data-changed={changes > 0}>
          <span role="status">
            {changes === 0 ? 'Nothing is changed.' : `${counted(changes, 'setting')} changed, not saved yet.`}
          </span>
          <div className="row">
            <Button
              variant="default"
              disabled={changes === 0}
              onClick={() => {
                form.reset();
              }}
            >
              Discard
            </Button>
            <Button type="submit" disabled={changes === 0} loading={save.isPending}>
              {decidingPart(patch) === undefined ? 'Save' : 'Preview and save'}
            </Button>
          </div>
        </div>
      ) : null}
      {previewed === null ? null : (
        <PreviewDialog
          configuration={decidingPart(previewed) ?? {}}
          isSaving={save.isPending}
          onSave={() => {
            save.mutate(previewed);
          }}
          onClose={() => {
            setPreviewed(null);
          }}
          onFault={(error) => {
            setPreviewed(null);
            showFaults(error);
          }}
        />
      )}
    </form>
  );
}
