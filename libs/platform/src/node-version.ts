// Imported before anything else, by programs that an older Node starts as well: nothing newer may be used or imported here.

/** As `engines` of package.json has it. */
const OLDEST = 24;

/** Ends the process with NODE_TOO_OLD on a Node that cannot run the rest; as JSON where the program's log is. */
export function refuseOldNode(isJson: boolean, version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  const message = `Node ${OLDEST} or newer is needed; this is ${version} (${process.execPath}).`;
  const facts = { level: 'fatal', time: new Date().toISOString(), pid: process.pid, code: 'NODE_TOO_OLD', message };
  process.stderr.write(isJson ? `${JSON.stringify(facts)}\n` : `${message} (NODE_TOO_OLD)\n`);
  process.exit(1);
}
