import type { ReactElement } from 'react';
import { ButtonLink } from '../ui/link.js';
import { Page } from '../ui/page.js';
import { Empty } from '../ui/states.js';

export function NotFound(): ReactElement {
  return (
    <main>
      <Page title="There is no such page">
        <Empty title="Nothing is at this address" action={<ButtonLink to="/">Go to the overview</ButtonLink>}>
          The link may be old, or a letter may be missing.
        </Empty>
      </Page>
    </main>
  );
}
