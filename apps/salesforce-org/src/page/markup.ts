const FAULTS: [name: string, label: string, hint: string][] = [
  ['maintenance', 'Down for maintenance', 'The next three calls get 503 with an HTML page'],
  ['cut', 'Cut a result page', 'The next Bulk page ends in the middle of its bytes'],
  ['truncate', 'Lose rows silently', 'The next Bulk page misses its last row; its count does not say so'],
  ['stall', 'Fall silent', 'The next answer stops after 40 bytes, for ten seconds'],
  ['gzip', 'Damage compression', 'The next compressed answer cannot be unpacked'],
  ['expire', 'End every session', 'The next call gets 401 and must sign in again'],
  ['revoke', 'Revoke the app', 'Refresh tokens die too: a person must connect again'],
  ['quota', 'Use up the daily limit', 'Every call gets REQUEST_LIMIT_EXCEEDED until it is given back'],
  ['random', 'Trouble at random', 'One call in five fails in some way, until cleared'],
];

const ORG_CHANGES: [name: string, label: string, hint: string][] = [
  ['hide', 'Hide Opportunity.Amount', 'Field-level security takes it from the integration user; again shows it'],
  ['stage', 'Add the stage "Legal Review"', 'And move an open opportunity into it'],
  ['factor', 'Change a formula', 'Every Weighted_Amount__c doubles, and no stamp moves'],
  ['touch', 'Touch 100 opportunities', 'A new SystemModstamp, as a data load gives'],
  ['late', 'Open a long transaction', 'Its change shows after 20 seconds, under the stamp of now'],
];

function choices(list: [name: string, label: string, hint: string][]): string {
  const button = ([name, label, hint]: (typeof list)[number]): string =>
    `<button data-act="${name}">${label}<small>${hint}</small></button>`;
  return `<div class="choices">${list.map(button).join('')}</div>`;
}

const OBJECTS = ['Opportunity', 'Account', 'Contact', 'Lead', 'OpportunityContactRole', 'User', 'OpportunityStage'];

export const MARKUP = `
<header>
  <div class="grow"><h1>Simulated Salesforce org</h1><p id="subtitle">…</p></div>
  <details class="connect"><summary>How to connect</summary><dl id="connect"></dl></details>
</header>
<main>
  <section class="stats" id="stats" aria-label="Figures"></section>
  <div class="left">
    <section class="card">
      <h2>Records</h2>
      <div class="tools">
        <div class="seg" id="objects" role="group" aria-label="Object">${OBJECTS.map((name) => `<button data-object="${name}">${name.replace('OpportunityContactRole', 'Contact Role').replace('OpportunityStage', 'Stage')}</button>`).join('')}</div>
        <input id="search" type="search" placeholder="Name, email, website, stage or id" aria-label="Search">
        <button class="btn" id="new">New…</button>
      </div>
      <div class="scroll"><table id="records"></table></div>
      <div class="pager"><span id="page"></span><button class="btn" id="back">Back</button><button class="btn" id="more">More</button></div>
    </section>
    <section class="card">
      <h2>Requests</h2><p>What clients ask of the org, newest first.</p>
      <div class="scroll"><table id="requests"></table></div>
    </section>
    <section class="card">
      <h2>Bulk jobs</h2>
      <div class="scroll"><table id="jobs"></table></div>
    </section>
  </div>
  <div class="right">
    <section class="card"><h2>Break something</h2><p>And watch the connector cope.</p>${choices(FAULTS)}
      <ul class="planned" id="planned"></ul></section>
    <section class="card"><h2>Change the org</h2><p>What an administrator does on a Friday.</p>${choices(ORG_CHANGES)}</section>
  </div>
</main>
<dialog id="editor"><form method="dialog" id="form"></form></dialog>
<div id="toast" role="status"></div>
`;
