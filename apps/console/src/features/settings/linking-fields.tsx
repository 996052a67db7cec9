import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { TrashIcon } from '../../ui/icons.js';
import { Notice } from '../../ui/notice.js';
import { Card } from '../../ui/page.js';
import type { FormValues } from './form-values.js';
import classes from './settings.module.css';

type Form = UseFormReturnType<FormValues>;
type ListName =
  | 'internalDomains'
  | 'excludedParticipants'
  | 'freeMailDomains.add'
  | 'freeMailDomains.remove'
  | 'sharedHosts.add'
  | 'sharedHosts.remove';

/** What `@mantine/form` gives for a nested path, for a key that has a dot of its own. */
function inputProps(
  form: Form,
  name: ListName,
): { value: string; error: unknown; onChange: (event: { currentTarget: { value: string } }) => void } {
  return {
    value: form.values[name],
    error: form.errors[name],
    onChange: (event) => {
      form.setValues({ [name]: event.currentTarget.value });
    },
  };
}

function List({
  form,
  name,
  label,
  description,
}: {
  form: Form;
  name: ListName;
  label: string;
  description: string;
}): ReactElement {
  const { error, ...props } = inputProps(form, name);
  const rows = Math.min(10, Math.max(2, props.value.split('\n').length));
  return (
    <Textarea
      label={label}
      description={description}
      rows={rows}
      autoComplete="off"
      spellCheck={false}
      error={error as string | undefined}
      {...props}
    />
  );
}

interface LinkingFieldsProps {
  form: Form;
  wasNeverSaved: boolean;
  mayChange: boolean;
}

/** Who is who, and which domains lead to an Account. */
export function LinkingFields({ form, wasNeverSaved, mayChange }: LinkingFieldsProps): ReactElement {
  return (
    <>
      <Card title="Who is ours">
        <div className="stack">
          {wasNeverSaved ? (
            <Notice tone="plain" title="Not saved yet">
              Until you save some, the domains that at least two of your active Salesforce users share count as yours.
            </Notice>
          ) : null}
          <List
            form={form}
            name="internalDomains"
            label="Internal domains"
            description="Domains, hosts or single addresses, a line each. People of these are colleagues, never customers."
          />
          <List
            form={form}
            name="excludedParticipants"
            label="Privacy list"
            description="Addresses, hosts (x.com) or subdomains (*.x.com), a line each. Dropped before anything else; nothing of theirs is kept."
          />
        </div>
      </Card>
      <Card title="Domains of accounts">
        <div className="stack">
          <Aliases form={form} mayChange={mayChange} />
          <div className="grid-two">
            <List
              form={form}
              name="freeMailDomains.add"
              label="Also free mail"
              description="Never leads to an account by its domain"
            />
            <List
              form={form}
              name="freeMailDomains.remove"
              label="Not free mail"
              description="A domain on the built-in list that is a company’s own"
            />
            <List
              form={form}
              name="sharedHosts.add"
              label="Also shared by many"
              description="Hosts of several organisations: never matched"
            />
            <List
              form={form}
              name="sharedHosts.remove"
              label="Not shared"
              description="On the built-in list, and one company’s own"
            />
          </div>
        </div>
      </Card>
    </>
  );
}

function Aliases({ form, mayChange }: { form: Form; mayChange: boolean }): ReactElement {
  const { domainAliases: aliases } = form.values;
  const put = (domainAliases: FormValues['domainAliases']): void => {
    form.setValues({ domainAliases });
  };
  const change = (at: number, part: Partial<FormValues['domainAliases'][number]>): void => {
    put(aliases.map((alias, index) => (index === at ? { ...alias, ...part } : alias)));
  };
  return (
    <div className="stack-tight">
      <strong id="aliases">Domains that lead to a certain account</strong>
      <span className="soft small">For customers who write from a domain that is not on their account’s page.</span>
      {aliases.map(({ domain, accountCrmId }, index) => (
        <div key={index} className={classes.alias}>
          <TextInput
            aria-label={`Domain ${String(index + 1)}`}
            placeholder="acme.de"
            value={domain}
            onChange={(event) => {
              change(index, { domain: event.currentTarget.value });
            }}
          />
          <TextInput
            aria-label={`Account id ${String(index + 1)}`}
            placeholder="0015g00000AbCdEAAV"
            value={accountCrmId}
            onChange={(event) => {
              change(index, { accountCrmId: event.currentTarget.value });
            }}
          />
          {mayChange ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove ${domain === '' ? `domain ${String(index + 1)}` : domain}`}
              onClick={() => {
                put(aliases.filter((_, other) => other !== index));
              }}
            >
              <TrashIcon />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      {form.errors['domainAliases'] === undefined ? null : (
        <span className={classes.error} role="alert">
          {form.errors['domainAliases']}
        </span>
      )}
      {mayChange ? (
        <div>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              put([...aliases, { domain: '', accountCrmId: '' }]);
            }}
          >
            Add domain
          </Button>
        </div>
      ) : aliases.length === 0 ? (
        <span className="soft">None</span>
      ) : null}
    </div>
  );
}
