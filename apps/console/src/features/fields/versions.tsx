import type { ReactElement } from 'react';
import { client } from '../../api/client.js';
import { usePages } from '../../api/pages.js';
import { changes } from '../../ui/changes.js';
import { ChangeList } from '../../ui/change-list.js';
import { PagedCard } from '../../ui/paged-card.js';
import { Empty } from '../../ui/states.js';
import { Table } from '../../ui/table.js';
import { Time } from '../../ui/time.js';

interface VersionsProps {
  object: string;
  /** The one in force. */
  version: number;
}

const COLUMNS = [{ label: 'Version' }, { label: 'Saved' }, { label: 'By' }, { label: 'What changed' }];

/** Every save of the mapping, the latest first: when, by whom, and what it changed. */
export function Versions({ object, version }: VersionsProps): ReactElement {
  const list = usePages(['get', '/v1/audit', 'field_mapping.save', object, version], (page) =>
    client.GET('/v1/audit', {
      params: { query: { action: 'field_mapping.save', subject: object, limit: 10, ...page } },
    }),
  );
  return (
    <PagedCard
      title="Versions"
      list={list}
      empty={
        <Empty title={version === 0 ? 'Not saved yet' : 'As it came'}>
          {version === 0 ? 'The first save is version 1.' : 'Nobody has changed the standard fields.'}
        </Empty>
      }
    >
      {(saves) => (
        <Table label="Versions" columns={COLUMNS}>
          {saves.map(({ id, at, actor, before, after }, index) => (
            <tr key={id}>
              {/* Each save makes one version, so they count down from the one in force. */}
              <td className="number">{version - index}</td>
              <td>
                <Time at={at} />
              </td>
              <td>{actor.name ?? actor.kind}</td>
              <td>
                <ChangeList changes={changes(before, after)} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </PagedCard>
  );
}
