import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Schemas } from '#client';
import { api } from '../../api/client.js';
import { Empty, Failure, Lines } from '../../ui/states.js';
import type { Slot } from './api.js';
import classes from './tile.module.css';

const LISTS = { person: '/v1/people', account: '/v1/accounts', opportunity: '/v1/opportunities' } as const;

const BESIDE_NAME = ['email', 'website', 'stage', 'closeDate', 'company', 'title'];

const beside = ({ type, fields }: Schemas['RecordView']): string =>
  [type, ...BESIDE_NAME.flatMap((target) => fields[target] ?? [])].join(' · ');

interface RecordPickerProps {
  slot: Slot;
  isOpen: boolean;
  onClose: () => void;
  onPick: (crmId: string, name: string) => void;
}

/** Searches the mirror for the record to link by hand. */
export function RecordPicker({ slot, isOpen, onClose, onPick }: RecordPickerProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const query = { limit: 20, ...(q === '' ? {} : { q }) };
  const found = useQuery(api.queryOptions('get', LISTS[slot], { params: { query } }, { enabled: isOpen }));
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Link a record as ${slot}`} size="lg">
      <div className="stack">
        <TextInput
          data-autofocus
          label={`Search ${LISTS[slot].slice(4)}`}
          placeholder={slot === 'person' ? 'Name or email' : 'Name'}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        {found.isError ? (
          <Failure error={found.error} />
        ) : found.data === undefined ? (
          <Lines />
        ) : found.data.data.length === 0 ? (
          <Empty title="Nothing in the mirror fits">Is it spelled as in Salesforce, and synced?</Empty>
        ) : (
          <ul className={classes.picks}>
            {found.data.data.map((record) => (
              <li key={record.crmId}>
                <button
                  type="button"
                  className={classes.pick}
                  onClick={() => {
                    onPick(record.crmId, record.name ?? record.crmId);
                  }}
                >
                  <strong>{record.name ?? record.crmId}</strong>
                  <span className="soft small">
                    <br />
                    {beside(record)} · {record.crmId}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Modal>
  );
}
