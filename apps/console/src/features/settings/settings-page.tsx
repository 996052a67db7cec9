import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { Card, Page } from '../../ui/page.js';
import { Lines, Loaded } from '../../ui/states.js';
import { SettingsForm } from './settings-form.js';

/** Everything a team may set. What decides links is shown on recent recordings before it is saved. */
export function SettingsPage(): ReactElement {
  const mayChange = useMay('admin');
  const settings = useQuery(api.queryOptions('get', '/v1/settings'));
  return (
    <Page
      title="Settings"
      lead={
        mayChange
          ? 'They hold for recordings handed in from now on. What is decided stays as it is.'
          : 'As an admin of your team has set them. Only an admin may change them.'
      }
    >
      <Loaded
        query={settings}
        skeleton={
          <Card>
            <Lines rows={10} />
          </Card>
        }
      >
        {(data) => <SettingsForm key={JSON.stringify(data)} settings={data} mayChange={mayChange} />}
      </Loaded>
    </Page>
  );
}
