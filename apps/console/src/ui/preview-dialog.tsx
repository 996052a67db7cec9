import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { type RecentPreview, recentPreviewQuery } from '../api/recent-preview.js';
import { codeWords, words } from './format.js';
import { Lines } from './states.js';
import { Table } from './table.js';

type Outcome = RecentPreview['data'][number]['before'];

const COLUMNS = [{ label: 'Recording' }, { label: 'Slot' }, { label: 'As it is set' }, { label: 'As you change it' }];

/** How many differences are listed; the sentence counts them all. */
const SHOWN = 50;

const said = ({ state, name, crmId, reason }: Outcome): string =>
  state === 'linked' ? (name ?? crmId ?? '') : reason === null ? 'Empty' : codeWords(reason);

interface PreviewDialogProps {
  configuration: object;
  isSaving: boolean;
  onSave: () => void;
  onClose: () => void;
  /** The service does not take the change at all. */
  onFault: (error: unknown) => void;
  /** What else the change does, before what it would do to recordings. */
  children?: ReactNode;
}

/** What recent recordings would come out as, and that none of them changes (N1); then it can be saved. */
export function PreviewDialog(props: PreviewDialogProps): ReactElement {
  const { configuration, isSaving, onSave, onClose, onFault, children } = props;
  const preview = useQuery(recentPreviewQuery(configuration));
  const { error } = preview;
  useEffect(() => {
    if (error !== null) onFault(error);
    // Only a new error is told.
  }, [error]);
  return (
    <Modal opened onClose={onClose} title="Before you save" size="xl">
      <div className="stack">
        {children}
        {preview.data === undefined ? (
          <div className="stack-tight">
            <p>Recent recordings are decided again by both settings, without storing anything.</p>
            <Lines rows={4} />
          </div>
        ) : (
          <Differences preview={preview.data} />
        )}
        <div className="row">
          <Button disabled={preview.data === undefined} loading={isSaving} onClick={onSave}>
            Save
          </Button>
          <Button variant="default" onClick={onClose}>
            Go on editing
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Differences({ preview: { sentence, data } }: { preview: RecentPreview }): ReactElement {
  return (
    <>
      <p>
        <strong>{sentence}</strong>
      </p>
      {data.length === 0 ? null : (
        <Table label="What would come out differently" columns={COLUMNS}>
          {data.slice(0, SHOWN).map(({ externalId, slot, before, after }) => (
            <tr key={`${externalId}-${slot}`}>
              <td>
                <Link to="/recordings/$externalId" params={{ externalId }} target="_blank">
                  {externalId}
                  <span className="visually-hidden"> (opens in a new tab)</span>
                </Link>
              </td>
              <td>{words(slot)}</td>
              <td className="soft">{said(before)}</td>
              <td>{said(after)}</td>
            </tr>
          ))}
        </Table>
      )}
      {data.length > SHOWN ? <p className="soft small">The first {SHOWN} are listed.</p> : null}
    </>
  );
}
