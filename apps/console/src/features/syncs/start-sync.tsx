import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { Estimate } from '../../ui/estimate.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { counted } from '../../ui/format.js';
import { toldDone } from '../../ui/told.js';
import { type CrmObject, OBJECT_CHOICES } from './runs.js';

const MODES = [
  { value: 'incremental', label: 'What changed since the last one' },
  { value: 'full', label: 'Everything again' },
  { value: 'reconcile', label: 'What vanished without a trace' },
] as const;

interface Values {
  /** Empty: every one. */
  object: CrmObject | '';
  mode: (typeof MODES)[number]['value'];
}

const asked = ({ object, mode }: Values) => ({ mode, ...(object === '' ? {} : { object }) });

/** Starts a sync, and says before what it would take. */
export function StartSync(): ReactElement {
  return (
    <FormDialog<Values>
      label="Start sync"
      title="Start a sync"
      submitLabel="Start"
      initialValues={{ object: '', mode: 'incremental' }}
      onSubmit={async (values) => {
        const { data } = await client.POST('/v1/syncs', { body: asked(values) });
        await refreshAll();
        toldDone(`${counted(data?.data.length ?? 0, 'run')} asked for.`);
      }}
    >
      {(form) => (
        <>
          <NativeSelect
            label="What to read"
            data={[{ value: '', label: 'Every object' }, ...OBJECT_CHOICES]}
            {...form.getInputProps('object')}
          />
          <NativeSelect
            label="How much of it"
            data={MODES.map(({ value, label }) => ({ value, label }))}
            {...form.getInputProps('mode')}
          />
          <Estimate body={asked(form.values)} />
        </>
      )}
    </FormDialog>
  );
}
