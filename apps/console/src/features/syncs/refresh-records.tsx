import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { toldDone } from '../../ui/told.js';
import { type CrmObject, OBJECT_CHOICES } from './runs.js';

interface Values {
  object: CrmObject;
  what: 'records' | 'range';
  /** Salesforce ids, as they are pasted. */
  crmIds: string;
  /** A moment of the reader's zone, as a date field gives it. */
  changedSince: string;
}

const listed = (text: string): string[] => text.split(/[\s,;]+/).filter((id) => id !== '');

function asked({ object, what, crmIds, changedSince }: Values): Schemas['RefreshBody'] {
  if (what === 'records') return { object, crmIds: listed(crmIds) };
  return { object, changedSince: new Date(changedSince).toISOString() };
}

/** Reads records again, whatever was read before: some by their ids, or all that changed since a moment. */
export function RefreshRecords(): ReactElement {
  const navigate = useNavigate();
  return (
    <FormDialog<Values>
      label="Refresh records"
      variant="default"
      title="Read records again"
      submitLabel="Refresh"
      initialValues={{ object: 'Opportunity', what: 'records', crmIds: '', changedSince: '' }}
      validate={{
        crmIds: (text: string, { what }: Values) =>
          what === 'records' && listed(text).length === 0 ? 'Name one record at least.' : null,
        changedSince: (moment: string, { what }: Values) =>
          what === 'range' && moment === '' ? 'Say since when.' : null,
      }}
      onSubmit={async (values) => {
        const { data } = await client.POST('/v1/crm-records/refresh', { body: asked(values) });
        await refreshAll();
        toldDone('A run that reads them again is asked for.');
        if (data !== undefined) await navigate({ to: '/syncs/$id', params: { id: data.id } });
      }}
    >
      {(form) => (
        <>
          <p className="soft">
            For records that look wrong here: they are read again, whatever was read before. Nothing is written to
            Salesforce.
          </p>
          <NativeSelect label="Object" data={OBJECT_CHOICES} {...form.getInputProps('object')} />
          <SegmentedControl
            aria-label="Which ones"
            data={[
              { value: 'records', label: 'By their ids' },
              { value: 'range', label: 'Changed since' },
            ]}
            {...form.getInputProps('what')}
          />
          {form.values.what === 'records' ? (
            <Textarea
              label="Salesforce ids"
              description="At most 200, one a line or with commas between"
              minRows={4}
              {...form.getInputProps('crmIds')}
            />
          ) : (
            <TextInput
              type="datetime-local"
              label="Changed since"
              description="In your own time zone; everything that changed from then until now"
              {...form.getInputProps('changedSince')}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
