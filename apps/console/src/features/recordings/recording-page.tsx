import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMay } from '../../api/current-user.js';
import { duration, localTime, words } from '../../ui/format.js';
import { CopyId } from '../../ui/copy.js';
import { Card, Page } from '../../ui/page.js';
import { Empty, Loaded } from '../../ui/states.js';
import { NumberCell, Table } from '../../ui/table.js';
import { historyQuery, type Recording, recordingQuery } from './api.js';
import { EraseRecording } from './erase-recording.js';
import { History } from './history.js';
import { Tile } from './tile.js';

const seconds = (from: string, to: string): number => (new Date(to).getTime() - new Date(from).getTime()) / 1000;

function leadOf({ kind, platform, startedAt, endedAt }: Recording): string {
  const what = kind === 'dialer_call' ? 'Call' : 'Meeting';
  const where = platform == null ? '' : ` on ${platform}`;
  return `${what}${where}, ${localTime(startedAt)}, ${duration(seconds(startedAt, endedAt))}`;
}

/** One recording: its Related Records tile, who took part, and everything that was ever decided about it. */
export function RecordingPage(): ReactElement {
  const { externalId } = useParams({ from: '/signed-in/recordings/$externalId' });
  const mayErase = useMay('admin');
  const recording = useQuery(recordingQuery(externalId));
  const history = useQuery(historyQuery(externalId));
  return (
    <Page
      title={recording.data?.title ?? externalId}
      above={
        <Link to="/recordings" className="small">
          Recordings
        </Link>
      }
      lead={recording.data === undefined ? undefined : leadOf(recording.data)}
      actions={
        <>
          <CopyId id={externalId} what="recording id" />
          {mayErase && recording.data !== undefined ? <EraseRecording externalId={externalId} /> : null}
        </>
      }
    >
      <Loaded query={recording}>
        {(loaded) => (
          <>
            <h2 className="visually-hidden">Related Records</h2>
            <Tile externalId={externalId} />
            <div className="grid-two">
              <Participants recording={loaded} />
              <Card title="History">
                <Loaded query={history}>{({ data }) => <History entries={data} />}</Loaded>
              </Card>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const COLUMNS = [{ label: 'Who' }, { label: 'Took part' }, { label: 'Talk time', isNumber: true }];

function Participants({ recording: { attendees, invitees } }: { recording: Recording }): ReactElement {
  const rows = [
    ...(attendees ?? []).map((attendee) => ({ ...attendee, took: 'attended' })),
    ...(invitees ?? []).map((invitee) => ({
      ...invitee,
      took: invitee.response == null ? 'invited' : `invited, ${invitee.response}`,
      talkTimeMs: null,
    })),
  ];
  return (
    <Card title="Participants, in the order given" isFlush>
      {rows.length === 0 ? (
        <Empty title="Nobody was named">It was handed in without participants.</Empty>
      ) : (
        <Table label="Participants" columns={COLUMNS}>
          {rows.map(({ name, email, took, talkTimeMs }, index) => (
            <tr key={index}>
              <td>
                {name ?? email ?? '(no name)'}
                {name == null || email == null ? null : <div className="soft small">{email}</div>}
              </td>
              <td className="soft">{words(took)}</td>
              <NumberCell>{talkTimeMs == null ? '–' : duration(talkTimeMs / 1000)}</NumberCell>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}
