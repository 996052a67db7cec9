import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { codeWords } from '../../ui/format.js';
import { PhoneIcon, VideoIcon } from '../../ui/icons.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';
import type { Recording } from './api.js';
import classes from './recordings.module.css';

const COLUMNS = ['Recording', 'When', 'Person', 'Account', 'Opportunity'].map((label) => ({ label }));

/** A slot in a cell: the record's name, or in soft letters why there is none. */
function SlotCell({ slot }: { slot: Schemas['RelatedRecordView'] }): ReactElement {
  if (slot.state === 'linked')
    return (
      <td>
        {slot.name ?? slot.crmId}
        {slot.origin === 'manual' ? <div className="soft small">by hand</div> : null}
      </td>
    );
  return (
    <td className="soft">
      {slot.state === 'pending' ? 'Waiting' : slot.reason === null ? 'None' : codeWords(slot.reason)}
    </td>
  );
}

export function RecordingsTable({ recordings }: { recordings: readonly Recording[] }): ReactElement {
  return (
    <Table label="Recordings" columns={COLUMNS}>
      {recordings.map(({ externalId, kind, title, startedAt, relatedRecords }) => (
        <tr key={externalId}>
          <td>
            <div className={classes.name}>
              {kind === 'dialer_call' ? <PhoneIcon size={16} /> : <VideoIcon size={16} />}
              <span className="visually-hidden">{kind === 'dialer_call' ? 'Call' : 'Meeting'}</span>
              <div>
                <Link to="/recordings/$externalId" params={{ externalId }}>
                  {title ?? externalId}
                </Link>
                <div className="soft small">{externalId}</div>
              </div>
            </div>
          </td>
          <td className={classes.when}>
            <Time at={startedAt} />
          </td>
          <SlotCell slot={relatedRecords.person} />
          <SlotCell slot={relatedRecords.account} />
          <SlotCell slot={relatedRecords.opportunity} />
        </tr>
      ))}
    </Table>
  );
}
