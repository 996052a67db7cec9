import { Command } from 'commander';
import { type Features } from './data/features.js';
import { startOrg } from './start-org.js';

const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new Error(`not a whole number: ${text}`);
  return Number(text);
};

const FEATURES = ['personAccounts', 'multiCurrency', 'recordTypes', 'privateOpportunities'];

const features = (text: string): Partial<Features> => {
  const names = text.split(',');
  const unknown = names.find((name) => !FEATURES.includes(name));
  if (unknown !== undefined) throw new Error(`no such feature: ${unknown}`);
  return Object.fromEntries(names.map((name) => [name, true]));
};

const options = new Command('org')
  .description('A simulated Salesforce org on this machine')
  .option('--port <port>', 'port to listen on', whole, 4900)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--scale <opportunities>', 'how many opportunities it holds; other objects follow', whole, 1000)
  .option('--seed <seed>', 'the same seed gives the same org', whole, 1)
  .option('--quota <calls>', 'API calls a day', whole, 100_000)
  .option('--sandbox', 'call it a sandbox', false)
  .option('--anchor <day>', 'base data lies before this day (YYYY-MM-DD); the start of the month unless said')
  .option(
    '--features <names>',
    'comma separated: personAccounts, multiCurrency, recordTypes, privateOpportunities',
    features,
    {},
  )
  .option('--state <file>', 'keep changes and approvals here from one start to the next')
  .parse()
  .opts<{
    port: number;
    host: string;
    scale: number;
    seed: number;
    quota: number;
    sandbox: boolean;
    anchor?: string;
    state?: string;
    features: Partial<Features>;
  }>();

const { port, host, scale, seed, quota } = options;
const org = await startOrg({
  port,
  host,
  scale,
  seed,
  quota,
  features: options.features,
  isSandbox: options.sandbox,
  ...(options.state === undefined ? {} : { stateFile: options.state }),
  ...(options.anchor === undefined ? {} : { anchor: new Date(`${options.anchor}T00:00:00Z`) }),
});

console.log(`
  Simulated Salesforce org ${org.orgId}

    Address         ${org.url}
    Client id       ${org.clientId}
    Client secret   ${org.clientSecret}
    Run-as user     ${org.runAsUsername}
    Administrator   ${org.adminUsername}

  To point the connector at it: SALESFORCE_LOGIN_URL=${org.url}, with the client id and secret above
  as SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET. Open ${org.url}/ in a browser to see and change what is in it.
  Ctrl-C stops it.
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void org.stop().then(() => process.exit(0));
  });
}
