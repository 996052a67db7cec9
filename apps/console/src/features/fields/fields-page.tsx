import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Badge } from '../../ui/badge.js';
import { codeWords } from '../../ui/format.js';
import { Page } from '../../ui/page.js';
import { Loaded } from '../../ui/states.js';
import { Tabs } from '../../ui/tabs.js';
import { MappingForm } from './mapping-form.js';
import { Versions } from './versions.js';
import { Notice } from '../../ui/notice.js';

const OBJECTS = ['Opportunity', 'Account', 'Contact', 'Lead'] as const;
type MappedObject = (typeof OBJECTS)[number];

const isMapped = (name: string): name is MappedObject => OBJECTS.some((object) => object === name);

/** Which CRM field feeds which of our fields, per object; the Opportunity fields first. */
export function FieldsPage(): ReactElement {
  const { object: named } = useParams({ from: '/signed-in/field-configuration/$object' });
  const object = isMapped(named) ? named : 'Opportunity';
  const navigate = useNavigate();
  const isAdmin = useMay('admin');
  // Of the last save: the form itself is another one with the new version.
  const [warnings, setWarnings] = useState<{ of: string; texts: readonly string[] }>({ of: object, texts: [] });
  const mapping = useQuery(api.queryOptions('get', '/v1/field-mappings/{object}', { params: { path: { object } } }));
  const fields = useQuery(
    api.queryOptions(
      'get',
      '/v1/crm-fields',
      { params: { query: { object } } },
      // While the org cannot be asked, the mapping says why.
      { enabled: isAdmin && mapping.data?.orgProblem === null, staleTime: 60_000 },
    ),
  );
  // Asked for beside, since it costs the org a call of its own: the page does not wait for it.
  const samples = useQuery(
    api.queryOptions(
      'get',
      '/v1/crm-fields',
      { params: { query: { object, samples: true } } },
      { enabled: fields.data !== undefined, staleTime: 600_000 },
    ),
  );
  return (
    <Page
      title="Field configuration"
      lead="Which Salesforce field feeds each of our fields. Values come from Salesforce only; nothing is ever written there."
      actions={
        mapping.data === undefined ? undefined : mapping.data.version === 0 ? (
          <Badge tone="warn">not saved yet</Badge>
        ) : (
          <Badge tone={mapping.data.complete ? 'good' : 'warn'}>{`version ${String(mapping.data.version)}`}</Badge>
        )
      }
    >
      <div>
        <Tabs
          label="Object"
          tabs={OBJECTS.map((name) => ({ name: `${name} fields`, isCurrent: name === object }))}
          onChoose={(index) => {
            void navigate({ to: '/field-configuration/$object', params: { object: OBJECTS[index] ?? 'Opportunity' } });
          }}
        />
      </div>
      <Loaded query={mapping}>
        {(data) => (
          <>
            {data.orgProblem === null ? null : (
              <Notice tone="warn" title={codeWords(data.orgProblem.code)}>
                {data.orgProblem.detail} {isAdmin ? <Link to="/connection">Go to the connection</Link> : null}
              </Notice>
            )}
            {fields.isError ? (
              <Notice tone="warn" title="The fields of the org cannot be listed now">
                {fields.error.detail}
              </Notice>
            ) : null}
            {warnings.of !== object || warnings.texts.length === 0 ? null : (
              <Notice tone="warn" title="Saved, and some opportunities are withheld until the stages align">
                <ul>
                  {warnings.texts.map((warning) => (
                    <li key={warning}>{warning}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <MappingForm
              // A newer version replaces what is typed only when the record itself is another one.
              key={`${object}-${String(data.version)}`}
              object={object}
              mapping={data}
              fields={samples.data?.data ?? fields.data?.data ?? []}
              mayChange={isAdmin}
              onSaved={(texts) => {
                setWarnings({ of: object, texts });
              }}
            />
            {isAdmin ? <Versions object={object} version={data.version} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
