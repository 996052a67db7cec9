import type { Found, Slot, SlotDecision, TileRecord } from './api.js';
import { element } from './dom.js';

const TITLES: Record<Slot, string> = { person: 'Person', account: 'Account', opportunity: 'Opportunity' };

export interface SlotActions {
  why: () => Promise<SlotDecision>;
  /** Left out where the token may only read. */
  byHand?: {
    search: (q: string) => Promise<Found[]>;
    link: (crmId: string) => void;
    clear: () => void;
    release: () => void;
  };
}

const words = (code: string): string => {
  const spaced = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return spaced.replace(/^./, (first) => first.toUpperCase()).replace(/\bcrm\b/gi, 'CRM');
};

const SHOWN = ['email', 'title', 'company', 'website', 'stage', 'amount', 'closeDate'];

function facts({ fields }: TileRecord): HTMLElement | null {
  const shown = SHOWN.flatMap((target) => {
    const value = fields?.[target];
    return value == null || value === '' ? [] : [element('dt', {}, words(target)), element('dd', {}, value)];
  });
  return shown.length === 0 ? null : element('dl', {}, ...shown);
}

function recordOf(record: TileRecord): (Node | null)[] {
  if (record.state === 'pending') return [element('p', { class: 'soft' }, 'Waiting. It is decided by itself.')];
  if (record.state === 'empty') {
    return [
      element('div', { class: 'name' }, 'Not linked'),
      element('div', { class: 'soft' }, record.reason === null ? '' : words(record.reason)),
    ];
  }
  const name = record.name ?? record.crmId ?? '';
  const link = { attributes: { href: record.url ?? '', target: '_blank', rel: 'noopener noreferrer' } };
  const origin = record.origin === 'manual' ? ', linked by hand' : '';
  return [
    element('div', { class: 'name' }, record.url === null ? name : element('a', link, name)),
    element(
      'div',
      { class: 'soft' },
      `${record.type ?? ''}${origin}${record.deleted ? ', deleted in Salesforce' : ''}`,
    ),
    facts(record),
  ];
}

function whyOf({ sentences, counterfactual }: SlotDecision): HTMLElement {
  const said = element('ol', {}, ...sentences.map((sentence) => element('li', {}, sentence)));
  const more =
    counterfactual === null ? null : element('p', { class: 'soft' }, `What would have linked it: ${counterfactual}`);
  return element('div', {}, said, more);
}

/** One slot: its record or the reason for none, why, and what the token lets its holder do by hand. */
export function slotView(slot: Slot, record: TileRecord, { why, byHand }: SlotActions): HTMLElement {
  const below = element('div', { attributes: { 'aria-live': 'polite' } });
  const open = (name: string, content: () => Promise<Node>): (() => void) => {
    return () => {
      if (below.dataset['open'] === name) {
        delete below.dataset['open'];
        below.replaceChildren();
        return;
      }
      below.dataset['open'] = name;
      content().then(
        (node) => {
          below.replaceChildren(node);
          below.querySelector('input')?.focus();
        },
        (error: unknown) => {
          below.replaceChildren(element('p', { class: 'bad' }, (error as Error).message));
        },
      );
    };
  };
  const button = (label: string, onClick: () => void): HTMLElement =>
    element('button', { attributes: { type: 'button' }, on: { click: onClick } }, label);
  const manual =
    byHand === undefined
      ? []
      : [
          button(
            `Link ${slot}`,
            open('link', () => Promise.resolve(picker(slot, byHand))),
          ),
          record.state === 'linked' ? button(`Clear ${slot}`, byHand.clear) : null,
          record.origin === 'manual' ? button(`Release ${slot}`, byHand.release) : null,
        ];
  const isDecided = record.state !== 'pending';
  return element(
    'section',
    { class: 'slot', attributes: { 'aria-label': TITLES[slot], 'data-state': record.state } },
    // No heading: which level would follow is the page's own affair.
    element('div', { class: 'title' }, TITLES[slot]),
    ...recordOf(record),
    element(
      'div',
      { class: 'actions' },
      isDecided
        ? button(
            'Why',
            open('why', async () => whyOf(await why())),
          )
        : null,
      ...manual,
    ),
    below,
  );
}

function picker(slot: Slot, { search, link }: NonNullable<SlotActions['byHand']>): HTMLElement {
  const found = element('ul', { class: 'found' });
  const look = async (q: string): Promise<void> => {
    const records = await search(q);
    const items = records.map(({ crmId, name, type }) => {
      const choose = (): void => {
        link(crmId);
      };
      const label = `${name ?? crmId} (${type})`;
      return element('li', {}, element('button', { attributes: { type: 'button' }, on: { click: choose } }, label));
    });
    found.replaceChildren(...(items.length === 0 ? [element('li', { class: 'soft' }, 'Nothing fits.')] : items));
  };
  let pending: ReturnType<typeof setTimeout> | undefined;
  const input = element('input', {
    attributes: { type: 'search', autocomplete: 'off' },
    on: {
      input: () => {
        clearTimeout(pending);
        pending = setTimeout(() => void look(input.value.trim()), 200);
      },
    },
  });
  void look('');
  return element('div', {}, element('label', {}, `Search ${slot}`, input), found);
}
