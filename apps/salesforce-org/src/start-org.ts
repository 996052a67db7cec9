import { OrgControl } from './control/control.js';
import { makeServer } from './http/server.js';
import { type Features } from './data/features.js';
import { ADMIN, INTEGRATION_USER, Org } from './org.js';

export interface StartOptions {
  /** 0 or left out: any free port. */
  port?: number;
  host?: string;
  /** Opportunities; the other objects follow from it. */
  scale?: number;
  seed?: number;
  features?: Partial<Features>;
  clock?: () => Date;
  /** API calls a day. */
  quota?: number;
  isSandbox?: boolean;
  /** Base data lies before this day; the start of the running month unless said. */
  anchor?: Date;
  /** Callback addresses of the web server flow beside any on this machine. */
  redirectUris?: string[];
  /** PEM of the certificate or public key that JWT assertions are checked against. */
  jwtPublicKey?: string;
  /** Keeps changed records and approvals in this file at `stop()`, and takes them up at the next start. */
  stateFile?: string;
}

export interface RunningOrg {
  /** `http://127.0.0.1:4900`: login, token and instance address in one. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** Whom client credentials act as: may read everything, may write nothing. */
  runAsUsername: string;
  adminUsername: string;
  /** 18 characters. */
  orgId: string;
  control: OrgControl;
  stop: () => Promise<void>;
}

/** Starts a simulated Salesforce org in this process. Fails when the port is taken. */
export async function startOrg(options: StartOptions = {}): Promise<RunningOrg> {
  const { port = 0, host = '127.0.0.1' } = options;
  const org = new Org({
    scale: options.scale ?? 1000,
    seed: options.seed ?? 1,
    features: options.features ?? {},
    clock: options.clock ?? (() => new Date()),
    quota: options.quota ?? 100_000,
    isSandbox: options.isSandbox ?? false,
    anchor: options.anchor,
    redirectUris: options.redirectUris ?? [],
    jwtPublicKey: options.jwtPublicKey,
    stateFile: options.stateFile,
  });
  const control = new OrgControl(org);
  const server = makeServer(org, control);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  org.url = `http://${host}:${String(typeof address === 'object' && address !== null ? address.port : port)}`;
  return {
    url: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
    runAsUsername: org.username(INTEGRATION_USER),
    adminUsername: org.username(ADMIN),
    orgId: org.orgId,
    control,
    stop: () =>
      new Promise((resolve) => {
        org.jobs.stop();
        org.save();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
