import type { ReactElement } from 'react';
import type { IconProps } from '../ui/icon.js';
import * as icons from '../ui/icons.js';

interface Entry {
  label: string;
  to: string;
  icon: (props: IconProps) => ReactElement;
  /** Who sees it; left out, everybody. */
  role?: 'admin';
  /** Only until the set-up is complete. */
  isForNewcomers?: true;
}

interface Group {
  label: string;
  entries: readonly Entry[];
}

/** What the side of the console offers: pages that exist, grouped by what a person comes for. */
export const NAVIGATION: readonly Group[] = [
  {
    label: 'At a glance',
    entries: [
      { label: 'Overview', to: '/', icon: icons.OverviewIcon },
      { label: 'Set up', to: '/setup', icon: icons.OkIcon, isForNewcomers: true },
    ],
  },
  {
    label: 'Recordings',
    entries: [
      { label: 'Recordings', to: '/recordings', icon: icons.RecordingIcon },
      { label: 'Accounts', to: '/accounts', icon: icons.AccountIcon },
      { label: 'Opportunities', to: '/opportunities', icon: icons.OpportunityIcon },
      { label: 'People', to: '/people', icon: icons.PersonIcon },
    ],
  },
  {
    label: 'Salesforce',
    entries: [
      { label: 'Connection', to: '/connection', icon: icons.ConnectionIcon },
      { label: 'Field configuration', to: '/field-configuration/Opportunity', icon: icons.FieldsIcon },
      { label: 'Stages', to: '/stages', icon: icons.StagesIcon },
      { label: 'Syncs', to: '/syncs', icon: icons.SyncsIcon },
      { label: 'CRM Sync Errors', to: '/sync-errors', icon: icons.WarningIcon },
      { label: 'Parity', to: '/parity', icon: icons.ParityIcon },
    ],
  },
  {
    label: 'Administration',
    entries: [
      { label: 'Settings', to: '/settings', icon: icons.SettingsIcon },
      { label: 'Users', to: '/users', icon: icons.UsersIcon, role: 'admin' },
      { label: 'API keys', to: '/api-keys', icon: icons.KeyIcon, role: 'admin' },
      { label: 'Webhooks', to: '/webhooks', icon: icons.WebhookIcon, role: 'admin' },
      { label: 'Audit', to: '/audit', icon: icons.AuditIcon, role: 'admin' },
    ],
  },
];
