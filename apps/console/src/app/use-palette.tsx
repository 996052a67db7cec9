import { ActionIcon, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { SearchIcon } from '../ui/icons.js';
import classes from './shell.module.css';

// Loaded when it is first asked for.
const Palette = lazy(() => import('./palette.js').then((module) => ({ default: module.Palette })));

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the search of everything from anywhere: two buttons, for both shapes of the page, and a key. */
export function usePalette(): { dialog: ReactElement | null; open: () => void } {
  const [isOpen, setIsOpen] = useState(false);
  // Once open, it stays in the page, so that it closes and opens without a delay.
  const [wasOpen, setWasOpen] = useState(false);
  const open = (): void => {
    setWasOpen(true);
    setIsOpen(true);
  };
  // In fields too: it takes no letter from what is typed.
  useHotkeys([['mod+K', open]], []);
  const dialog = !wasOpen ? null : (
    <Suspense>
      <Palette
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
      />
    </Suspense>
  );
  return { dialog, open };
}

export function PaletteButton({ onOpen }: { onOpen: () => void }): ReactElement {
  return (
    <button type="button" className={classes.search} onClick={onOpen} aria-keyshortcuts="Control+K Meta+K">
      <SearchIcon size={16} />
      <span>Search</span>
      <Kbd size="xs" aria-hidden>
        {isApple ? '⌘ K' : 'Ctrl K'}
      </Kbd>
    </button>
  );
}

export function PaletteIcon({ onOpen }: { onOpen: () => void }): ReactElement {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Search" onClick={onOpen}>
      <SearchIcon />
    </ActionIcon>
  );
}
