import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Problem, type Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { counted } from '../../ui/format.js';
import { Card } from '../../ui/page.js';
import { toldDone, toldFailure } from '../../ui/told.js';
import { Cost } from './cost.js';
import classes from './fields.module.css';
import { type CrmField, TargetRow } from './target-row.js';

type Mapping = Schemas['FieldMappingView'];
type Sources = Record<string, string | null>;

interface MappingFormProps {
  object: Mapping['object'];
  mapping: Mapping;
  /** What the connected user can see; empty when it cannot be asked. */
  fields: readonly CrmField[];
  mayChange: boolean;
  /** With what is loud and no wall: stages that do not align (F4). */
  onSaved: (warnings: readonly string[]) => void;
}

const saved = ({ fields }: Mapping): Sources =>
  Object.fromEntries(fields.map(({ target, source }) => [target, source]));

/** The defaults, in empty rows alone. */
const withDefaults = ({ fields }: Mapping, values: Sources): Sources =>
  Object.fromEntries(fields.map(({ target, proposed }) => [target, values[target] ?? proposed]));

export function MappingForm({ object, mapping, fields, mayChange, onSaved }: MappingFormProps): ReactElement {
  const form = useForm<Sources>({ initialValues: saved(mapping) });
  const save = useMutation({
    mutationFn: (sources: Sources) =>
      client.PUT('/v1/field-mappings/{object}', { params: { path: { object } }, body: { fields: sources } }),
    onSuccess: async ({ data }) => {
      onSaved((data?.warnings ?? []).map(({ message }) => message));
      toldDone('Saved. What changed is filled for every record by itself.');
      await refreshAll();
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
        <div className={classes.rows}>
          {mapping.fields.map((target) => (
            <TargetRow
              key={target.target}
              target={target}
              fields={fields}
              mayChange={mayChange}
              chosen={form.values[target.target] ?? null}
              input={form.getInputProps(target.target)}
            />
          ))}
        </div>
        {mayChange && changed.length > 0 ? (
          <Cost object={object} isFirst={mapping.version === 0} labels={changed.map(({ label }) => label)} />
        ) : null}
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
                : `${counted(changed.length, 'field')} changed, not saved yet.`}
            </span>
          </div>
        ) : (
          <p className="soft">Only an admin may change this.</p>
        )}
      </form>
    </Card>
  );
}
