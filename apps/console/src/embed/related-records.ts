import { Refusal, type Slot, type SlotDecision, type Tile, TileApi } from './api.js';
import { element } from './dom.js';
import { slotView } from './slot-view.js';
import { sheet } from './style.js';
import { readToken } from './token.js';

const SLOTS: readonly Slot[] = ['person', 'account', 'opportunity'];
const ORIGIN = new URL(import.meta.url).origin;
const WARNING_MS = 60_000;

/**
 * `<related-records recording="…" token="…">`: the Related Records of one recording, in any page. It fires
 * `token-expiring` a minute before its token ends, and takes a new one at any time. Nothing it shows leaves its shadow
 * root, and nothing of the page reaches in.
 */
class RelatedRecords extends HTMLElement {
  static readonly observedAttributes = ['recording', 'token'];
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly place = element('div', { attributes: { role: 'region', 'aria-label': 'Related Records' } });
  private expiry: ReturnType<typeof setTimeout> | undefined;
  /** What is asked for under an older token or recording is not shown any more. */
  private turn = 0;

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet];
    this.root.append(this.place);
    if (this.hasAttribute('framed')) this.listenToFrame();
    this.start();
  }

  disconnectedCallback(): void {
    clearTimeout(this.expiry);
    this.turn += 1;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.start();
  }

  /** In our own page: the recording is in the path, the token in the fragment, and the page around renews it by message. */
  private listenToFrame(): void {
    const [, externalId = ''] = /\/embed\/recordings\/([^/]+)$/.exec(location.pathname) ?? [];
    this.setAttribute('recording', decodeURIComponent(externalId));
    this.setAttribute('token', location.hash.slice(1));
    addEventListener('message', ({ source, data }: MessageEvent) => {
      const { type, token } = (data ?? {}) as { type?: unknown; token?: unknown };
      // Who may be the parent is for the policy of this page to say.
      if (source === window.parent && type === 'related-records:token' && typeof token === 'string') {
        this.setAttribute('token', token);
      }
    });
    this.addEventListener('token-expiring', () => {
      window.parent.postMessage({ type: 'related-records:token-expiring' }, '*');
    });
  }

  private start(): void {
    const [externalId, token] = [this.getAttribute('recording'), this.getAttribute('token')];
    clearTimeout(this.expiry);
    this.turn += 1;
    if (externalId === null || externalId === '' || token === null || token === '') {
      this.tell('There is no recording to show.');
      return;
    }
    const { endsAt, mayLink } = readToken(token);
    const left = endsAt - WARNING_MS - Date.now();
    this.expiry = setTimeout(
      () => this.dispatchEvent(new CustomEvent('token-expiring', { bubbles: true })),
      Math.max(0, left),
    );
    const api = new TileApi(ORIGIN, externalId, token);
    const show = (tile: Tile): void => {
      this.show(tile, api, mayLink);
    };
    this.run(api.tile(), show);
  }

  private run<T>(asked: Promise<T>, then: (answer: T) => void): void {
    const { turn } = this;
    asked.then(
      (answer) => {
        if (turn === this.turn) then(answer);
      },
      (error: unknown) => {
        if (turn !== this.turn) return;
        const isExpired = error instanceof Refusal && error.isExpired;
        this.tell(isExpired ? 'This view has ended. Load the page again.' : (error as Error).message);
      },
    );
  }

  private tell(message: string): void {
    this.place.replaceChildren(element('p', { class: 'soft', attributes: { role: 'status' } }, message));
  }

  private show({ relatedRecords }: Tile, api: TileApi, mayLink: boolean): void {
    let decisions: Promise<Record<Slot, SlotDecision>> | undefined;
    const again = (changed: Promise<Tile>): void => {
      this.run(changed, (tile) => {
        this.show(tile, api, mayLink);
      });
    };
    const views = SLOTS.map((slot) => {
      const why = async (): Promise<SlotDecision> => (await (decisions ??= api.why()))[slot];
      const byHand = {
        search: (q: string) => api.search(slot, q),
        link: (crmId: string) => {
          again(api.link(slot, crmId));
        },
        clear: () => {
          again(api.clear(slot));
        },
        release: () => {
          again(api.release(slot));
        },
      };
      return slotView(slot, relatedRecords[slot], mayLink ? { why, byHand } : { why });
    });
    this.place.replaceChildren(element('div', { class: 'tile' }, ...views));
  }
}

if (customElements.get('related-records') === undefined) customElements.define('related-records', RelatedRecords);
