import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { Card } from '../../ui/page.js';
import type { FormValues } from './form-values.js';

type NumberName = {
  [K in keyof FormValues]: K extends
    `${string}Minutes` | `${string}Hours` | `${string}Seconds` | `${string}Percent` | `${string}Days`
    ? K
    : never;
}[keyof FormValues];

interface Field {
  name: NumberName;
  label: string;
  description: string;
}

const GROUPS: readonly { title: string; fields: readonly Field[] }[] = [
  {
    title: 'When recordings are decided',
    fields: [
      {
        name: 'linking.captureLeadMinutes',
        label: 'Minutes before a meeting',
        description: 'When the person of a registered meeting is captured',
      },
      {
        name: 'linking.dialerDelayMinutes',
        label: 'Minutes after a call',
        description: 'How long a dialer call’s person may take to come',
      },
      {
        name: 'linking.freshnessWaitMinutes',
        label: 'Minutes to wait for fresh data, at most',
        description: 'Then it is decided from what is there, and says so',
      },
    ],
  },
  {
    title: 'Syncing',
    fields: [
      { name: 'syncIntervalMinutes', label: 'Minutes between syncs', description: '0 switches the schedule off' },
      {
        name: 'reconcileIntervalHours',
        label: 'Hours between reconciles',
        description: 'They find what vanished without a trace; 0 switches them off',
      },
      {
        name: 'apiBudgetPercent',
        label: 'Percent of the org’s daily calls',
        description: 'Syncs pause there, and resume by themselves',
      },
      {
        name: 'reconcileDeletePercent',
        label: 'Percent of an object that a reconcile may delete',
        description: 'More waits for your approval',
      },
      {
        name: 'watermarkOverlapSeconds',
        label: 'Seconds that every sync reads again',
        description: 'For records that become visible late',
      },
      {
        name: 'freshnessGapSeconds',
        label: 'Seconds between syncs that recordings ask for',
        description: 'Waiting recordings ask for one at once',
      },
    ],
  },
  {
    title: 'Keeping',
    fields: [
      {
        name: 'keepDeletedDays',
        label: 'Days that values of deleted records are kept',
        description: 'After that only their ids stay',
      },
      { name: 'keepRecordingsDays', label: 'Days that recordings are kept', description: '0 is for good' },
    ],
  },
];

export function NumberFields({ form }: { form: UseFormReturnType<FormValues> }): ReactElement {
  return (
    <>
      {GROUPS.map(({ title, fields }) => (
        <Card key={title} title={title}>
          <div className="grid-cards">
            {fields.map(({ name, label, description }) => (
              <TextInput
                key={name}
                label={label}
                description={description}
                inputMode="numeric"
                autoComplete="off"
                value={form.values[name]}
                error={form.errors[name]}
                onChange={(event) => {
                  form.setValues({ [name]: event.currentTarget.value });
                }}
              />
            ))}
          </div>
        </Card>
      ))}
    </>
  );
}
