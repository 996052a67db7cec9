import { ActionIcon, Tooltip } from '@mantine/core';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { sessionQuery, signOut, useMay } from '../api/current-user.js';
import { useLiveUpdates } from '../api/events.js';
import { CloseIcon, MenuIcon, SignOutIcon } from '../ui/icons.js';
import { toldFailure } from '../ui/told.js';
import { NAVIGATION } from './navigation.js';
import { SchemeButton } from './scheme-button.js';
import { SessionEnded } from './session-ended.js';
import classes from './shell.module.css';
import { PaletteButton, PaletteIcon, usePalette } from './use-palette.js';

function Brand(): ReactElement {
  return (
    <Link to="/" className={classes.brand}>
      <img src="/icon.svg" alt="" />
      Related Records
    </Link>
  );
}

function Navigation(): ReactElement {
  const isAdmin = useMay('admin');
  const { data: setup } = useQuery(api.queryOptions('get', '/v1/setup'));
  const isNew = setup?.complete === false;
  return (
    <nav aria-label="Main">
      {NAVIGATION.map(({ label, entries }) => {
        const shown = entries.filter(
          ({ role, isForNewcomers = false }) => (role === undefined || isAdmin) && (isNew || !isForNewcomers),
        );
        if (shown.length === 0) return null;
        return (
          <div key={label}>
            <div className={classes.groupLabel}>{label}</div>
            <ul className={classes.group}>
              {shown.map(({ label: name, to, icon: Icon }) => (
                <li key={to}>
                  <Link to={to} className={classes.entry} activeOptions={{ exact: to === '/' }}>
                    <Icon />
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function Me(): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  return (
    <div className={classes.me}>
      <div className={classes.meText}>
        <Link to="/account" title={session?.email ?? ''}>
          {session?.email}
          <span className="visually-hidden">, my account</span>
        </Link>
        <span className="soft">{session?.role}</span>
      </div>
      <div className={classes.meActions}>
        <SchemeButton />
        <Tooltip label="Sign out">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Sign out"
            onClick={() => {
              void signOut().then(() => navigate({ to: '/sign-in' }), toldFailure);
            }}
          >
            <SignOutIcon />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

/** What surrounds every page of somebody who is signed in. */
export function Shell(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { pathname } = useLocation();
  const palette = usePalette();
  useLiveUpdates();
  useEffect(() => {
    setIsOpen(false);
  }, [pathname]);
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <header className={classes.top}>
        <Brand />
        <div className={classes.topActions}>
          <PaletteIcon onOpen={palette.open} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={isOpen ? 'Close navigation' : 'Open navigation'}
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {isOpen ? <CloseIcon /> : <MenuIcon />}
          </ActionIcon>
        </div>
      </header>
      <aside className={classes.side} aria-label="Console" {...(isOpen ? { 'data-open': true } : {})}>
        <Brand />
        <PaletteButton onOpen={palette.open} />
        <Navigation />
        <Me />
      </aside>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      {palette.dialog}
      <SessionEnded />
    </div>
  );
}
