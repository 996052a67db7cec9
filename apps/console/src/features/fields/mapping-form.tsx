import { Button, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Problem, type Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { counted } from '../../ui/format.js';
import { ArrowRightIcon } from '../../ui/icons.js';
import { Card } from '../../ui/page.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import classes from './fields.module.css';
import { Notice } from '../../ui/notice.js';

type Mapping = Schemas['FieldMappingView'];
type Target = Mapping['fields'][number];
type CrmField = Schemas['CrmFieldView'];
type Sources = Record<string, string | null>;

interface MappingFormProps {
  object: Mapping['object'];
  mapping: Mapping;
  /** What the connected user can see; empty when it cannot be asked. */
  fields: readonly CrmField[];
  mayChange: boolean;
}

const saved = ({ fields }: Mapping): Sources =>
  Object.fromEntries(fields.map(({ target, source }) => [target, source]));

/** The defaults, in empty rows alone. */
const withDefaults = ({ fields }: Mapping, values: Sources): Sources =>
  Object.fromEntries(fields.map(({ target, proposed }) => [target, values[target] ?? proposed]));

export function MappingForm({ object, mapping, fields, mayChange }: MappingFormProps): ReactElement {
  const form = useForm<Sources>({ initialValues: saved(mapping) });
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: (sources: Sources) =>
      client.PUT('/v1/field-mappings/{object}', { params: { path: { object } }, body: { fields: sources } }),
    onSuccess: async ({ data }) => {
      setWarnings((data?.warnings ?? []).map(({ message }) => message));
      toldDone('Saved. What changed is filled for every record by itself.');
      if ((data?.warnings ?? []).length === 0) await refreshAll();
    },
    onError: (error) => {
      const errors = error instanceof Problem ? error.errors : [];
      form.setErrors(
        Object.fromEntries(errors.map(({ path, message }) => [path.split(/[./]/).at(-1) ?? path, message])),
      );
      toldFailure(error);
    },
  });
  const changed = mapping.fields.filter(({ target, source }) => (form.values[target] ?? null) !== source);
  return (
    <Card title={`${object} fields`}>
      <form
        onSubmit={form.onSubmit((values) => {
          save.mutate(values);
        })}
      >
        {warnings.length === 0 ? null : (
          <Notice tone="warn" title="Saved, and some opportunities are withheld until the stages align">
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Notice>
        )}
        <div className={classes.rows}>
          {mapping.fields.map((target) => (
            <TargetRow
              key={target.target}
              target={target}
              fields={fields}
              isDisabled={!mayChange}
              input={form.getInputProps(target.target)}
            />
          ))}
        </div>
        {mayChange ? (
          <div className="row-between">
            <div className="row">
              <Button type="submit" loading={save.isPending} disabled={changed.length === 0}>
                Save
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  form.setValues(withDefaults(mapping, form.values));
                }}
              >
                Fill empty rows with the defaults
              </Button>
            </div>
            <span className="soft small" role="status">
              {changed.length === 0
                ? 'Nothing is changed.'
                : mapping.version === 0
                  ? 'Saving starts the first sync of this object.'
                  : `Saving fills ${counted(changed.length, 'field')} again for every record.`}
            </span>
          </div>
        ) : (
          <p className="soft">Only an admin may change this.</p>
        )}
      </form>
    </Card>
  );
}

interface TargetRowProps {
  target: Target;
  fields: readonly CrmField[];
  isDisabled: boolean;
  input: object;
}

function TargetRow({ target, fields, isDisabled, input }: TargetRowProps): ReactElement {
  const { label, required, source, proposed, problem } = target;
  const fitting = fields.filter(({ fits }) => fits.includes(target.target));
  const known = new Set(fitting.map(({ name }) => name));
  // What is saved or proposed stays to be chosen also when the org cannot be asked.
  const others = [...new Set([source, proposed])].flatMap((name) => (name === null || known.has(name) ? [] : [name]));
  const data = [
    ...fitting.map(({ name, label: title }) => ({ value: name, label: `${title} · ${name}` })),
    ...others.map((name) => ({ value: name, label: name })),
  ];
  const chosen = fields.find(({ name }) => name === source);
  return (
    <div className={classes.row}>
      <div className={classes.target}>
        <strong>{label}</strong>
        <div className="soft small">{required ? 'required' : 'optional'}</div>
      </div>
      <div className={classes.arrow}>
        <ArrowRightIcon />
        <span className="visually-hidden">is fed from Salesforce by</span>
      </div>
      <Select
        aria-label={`CRM field for ${label}`}
        placeholder="Choose a CRM field"
        description={chosen === undefined ? undefined : `${chosen.type}${chosen.custom ? ', custom' : ''}`}
        data={data}
        searchable
        clearable={!required}
        disabled={isDisabled}
        nothingFoundMessage="No visible field of a fitting type"
        comboboxProps={{ withinPortal: false }}
        clearButtonProps={{ 'aria-label': `Clear ${label}` }}
        {...input}
        {...(problem === null ? {} : { error: problem })}
      />
    </div>
  );
}
