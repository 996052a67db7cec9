import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { ArrowRightIcon } from '../../ui/icons.js';
import classes from './fields.module.css';

export type CrmField = Schemas['CrmFieldView'];
type Target = Schemas['MappedTargetView'];

interface TargetRowProps {
  target: Target;
  fields: readonly CrmField[];
  mayChange: boolean;
  /** The CRM field that is chosen now, saved or not. */
  chosen: string | null;
  input: object;
}

const typeOf = ({ type, custom }: CrmField): string => `${type}${custom ? ', custom' : ''}`;

/** "currency, custom · for example 1200, 250" */
function about(field: CrmField): string {
  const { samples = [] } = field;
  return samples.length === 0 ? typeOf(field) : `${typeOf(field)} · for example ${samples.join(', ')}`;
}

/** One of our fields, and the CRM field that feeds it. */
export function TargetRow({ target, fields, mayChange, chosen, input }: TargetRowProps): ReactElement {
  const { label, required, source, proposed, problem } = target;
  const fitting = fields.filter(({ fits }) => fits.includes(target.target));
  const byName = new Map(fitting.map((field) => [field.name, field]));
  // What is saved or proposed stays to be chosen also when the org cannot be asked.
  const others = [...new Set([source, proposed])].flatMap((name) => (name === null || byName.has(name) ? [] : [name]));
  const data = [
    ...fitting.map(({ name, label: title }) => ({ value: name, label: `${title} · ${name}` })),
    ...others.map((name) => ({ value: name, label: name })),
  ];
  const field = byName.get(chosen ?? '');
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
      {mayChange ? (
        <Select
          aria-label={`CRM field for ${label}`}
          placeholder="Choose a CRM field"
          description={field === undefined ? undefined : about(field)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={data}
          renderOption={({ option }) => <Option label={option.label} field={byName.get(option.value)} />}
          searchable
          clearable={!required}
          nothingFoundMessage="No visible field of a fitting type"
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': `Clear ${label}` }}
          {...input}
          {...(problem === null ? {} : { error: problem })}
        />
      ) : (
        <Fed source={source} problem={problem} />
      )}
    </div>
  );
}

/** For those who may only read it. */
function Fed({ source, problem }: Pick<Target, 'source' | 'problem'>): ReactElement {
  return (
    <div>
      {source === null ? <span className="soft">Not fed</span> : <code>{source}</code>}
      {problem === null ? null : <div className="small">{problem}</div>}
    </div>
  );
}

function Option({ label, field }: { label: string; field: CrmField | undefined }): ReactElement {
  return (
    <span className={classes.option}>
      <span>{label}</span>
      {field === undefined ? null : <span className="soft small">{about(field)}</span>}
    </span>
  );
}
