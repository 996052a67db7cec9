import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { SearchIcon } from '../ui/icons.js';
import classes from './palette.module.css';
import { usePlaces } from './palette-results.js';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Goes to any page, recording or record by typing a part of its name. */
export function Palette({ isOpen, onClose }: PaletteProps): ReactElement {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Go to"
      size="lg"
      centered={false}
      yOffset="8dvh"
      // The dialog is there before the next key is.
      transitionProps={{ duration: 0 }}
    >
      <Search onClose={onClose} />
    </Modal>
  );
}

function Search({ onClose }: { onClose: () => void }): ReactElement {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { found, isSearching } = usePlaces(q);
  const combobox = useCombobox({
    opened: true,
    onOpenedChange: (isListOpen) => {
      if (!isListOpen) onClose();
    },
  });
  const shown = found.flatMap(({ places }) => places.map(({ to }) => to)).join('\n');
  useEffect(() => {
    combobox.selectFirstOption();
    // Other places are another list: its first is chosen.
  }, [shown]);
  const go = (to: string): void => {
    onClose();
    void navigate({ href: to });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={go}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          aria-label="Search pages, recordings and records"
          placeholder="Page, recording, account, opportunity or person"
          leftSection={<SearchIcon size={16} />}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label="Places" className={classes.list} tabIndex={0}>
        {found.map(({ group, places }) => (
          <Combobox.Group key={group} label={group}>
            {places.map(({ to, label, beside }) => (
              <Combobox.Option key={to} value={to}>
                <span className={classes.label}>{label}</span>
                <span className={classes.beside}>{beside}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      <p className="soft small" role="status">
        {isSearching ? 'Searching…' : found.length === 0 ? 'Nothing fits.' : 'Arrow keys choose, Enter goes there.'}
      </p>
    </Combobox>
  );
}
