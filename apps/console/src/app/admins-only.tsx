import { Outlet, useLocation } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMay } from '../api/current-user.js';
import { Page } from '../ui/page.js';
import { Forbidden } from '../ui/states.js';
import { NAVIGATION } from './navigation.js';

const ENTRIES = NAVIGATION.flatMap(({ entries }) => entries).filter(({ role }) => role === 'admin');

/** The pages of admins; others are told whose they are. */
export function AdminsOnly(): ReactElement {
  const isAdmin = useMay('admin');
  const { pathname } = useLocation();
  if (isAdmin) return <Outlet />;
  return (
    <Page title={ENTRIES.find(({ to }) => pathname.startsWith(to))?.label ?? 'For admins'}>
      <Forbidden />
    </Page>
  );
}
