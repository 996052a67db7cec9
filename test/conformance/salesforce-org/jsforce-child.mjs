/**
 * Runs one thing that real jsforce does badly in a process of its own, because it may kill the process or never end.
 * Prints one JSON line: what was received, whether the promise settled, what was thrown past everybody.
 */
import jsforce from 'jsforce';

const [mode, url, accessToken, ms] = process.argv.slice(2);
const outcome = { mode, records: 0, headerRows: 0, settled: false, uncaught: null };

function report() {
  process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0));
}
process.on('uncaughtException', (error) => {
  outcome.uncaught ??= error.code ?? `${error.name}: ${error.message}`;
});
setTimeout(report, Number(ms));

const connection = new jsforce.Connection({ instanceUrl: url, accessToken, version: '66.0' });

const modes = {
  async bulk2() {
    const stream = await connection.bulk2.query('SELECT Id, Name FROM Contact', {
      pollInterval: 20,
      pollTimeout: 5000,
    });
    await new Promise((resolve, reject) => {
      stream.on('record', (record) => {
        outcome.records += 1;
        if (record.Id === 'Id') outcome.headerRows += 1;
      });
      stream.on('end', resolve);
      stream.on('error', reject);
    });
  },
  async query() {
    const { records } = await connection.query('SELECT Id, Name FROM Contact');
    outcome.records = records.length;
  },
};

modes[mode]().then(
  () => {
    outcome.settled = true;
    setTimeout(report, 50);
  },
  (error) => {
    outcome.settled = true;
    outcome.error = error.message;
    setTimeout(report, 50);
  },
);
