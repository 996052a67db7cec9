/** Runs in the browser as it stands: plain JavaScript, no build step. Every value is written as text, never as HTML. */
export const SCRIPT = String.raw`
'use strict';
const $ = (id) => document.getElementById(id);
const state = { object: 'Opportunity', offset: 0, search: '', features: {} };
const PAGE = 12;

const COLUMNS = {
  Opportunity: ['Name', 'StageName', 'Amount', 'CloseDate', 'Type'],
  Account: ['Name', 'Website', 'Industry', 'BillingCountry', 'Tier__c'],
  Contact: ['Name', 'Email', 'Title', 'Phone'],
  Lead: ['Name', 'Company', 'Email', 'Status', 'IsConverted'],
  OpportunityContactRole: ['OpportunityId', 'ContactId', 'Role', 'IsPrimary'],
  User: ['Name', 'Username', 'Title', 'IsActive'],
  OpportunityStage: ['ApiName', 'IsActive', 'IsClosed', 'IsWon', 'SortOrder'],
};
const EDITABLE = {
  Opportunity: ['Name', 'StageName', 'Amount', 'CloseDate', 'Type', 'AccountId', 'OwnerId'],
  Account: ['Name', 'Website', 'Industry', 'Tier__c', 'ParentId', 'OwnerId'],
  Contact: ['FirstName', 'LastName', 'Email', 'Title', 'AccountId'],
  Lead: ['FirstName', 'LastName', 'Company', 'Email', 'Status', 'Website'],
  OpportunityContactRole: ['Role'],
  User: ['FirstName', 'LastName', 'Email', 'Title'],
  OpportunityStage: [],
};
const NUMBERS = new Set(['Amount']);
const MERGEABLE = new Set(['Account', 'Contact', 'Lead']);
const LABELS = { StageName: 'Stage', ApiName: 'Stage', CloseDate: 'Close date', AccountId: 'Account id', OwnerId: 'Owner id', Tier__c: 'Tier', BillingCountry: 'Country', IsConverted: 'Converted',
  IsActive: 'Active', IsClosed: 'Closed', IsWon: 'Won', SortOrder: 'Order', OpportunityId: 'Opportunity', ContactId: 'Contact', IsPrimary: 'Primary', ParentId: 'Parent id', FirstName: 'First name', LastName: 'Last name' };

async function call(operation, ...args) {
  const response = await fetch('/__org/' + operation, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(args) });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body.result;
}

let toastTimer;
function toast(text, bad) {
  const box = $('toast');
  box.textContent = text;
  box.className = bad ? 'on bad' : 'on';
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.className = ''; }, 3500);
}

function make(tag, props, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
}

function fill(table, heads, rows, none) {
  if (rows.length === 0) return table.replaceChildren(make('tbody', {}, make('tr', {}, make('td', { className: 'empty', textContent: none }))));
  const head = make('tr', {}, ...heads.map((one) => make('th', { textContent: one.replace('#', ''), className: one.startsWith('#') ? 'num' : '' })));
  table.replaceChildren(make('thead', {}, head), make('tbody', {}, ...rows));
}

const money = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
function show(name, value) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (NUMBERS.has(name)) return money.format(Number(value));
  return String(value);
}

async function loadRecords() {
  const { object, offset, search } = state;
  const found = await call('records/list', object, { offset, limit: PAGE + 1, ...(search ? { search } : {}) });
  const columns = COLUMNS[object];
  const rows = found.slice(0, PAGE).map((record) => {
    const cells = columns.map((name) => {
      const cell = make('td', { textContent: show(name, record.values[name]), className: NUMBERS.has(name) ? 'num' : '' });
      cell.title = cell.textContent;
      return cell;
    });
    if (record.isDeleted) cells[0].prepend(make('span', { className: 'pill bad', textContent: record.values.MasterRecordId ? 'merged' : 'in the bin' }), ' ');
    const row = make('tr', { className: record.isDeleted ? 'gone' : '' }, ...cells);
    row.dataset.id = record.id;
    row.onclick = () => edit(record);
    return row;
  });
  fill($('records'), [...columns.map((name) => (NUMBERS.has(name) ? '#' : '') + (LABELS[name] || name))], rows, 'Nothing found.');
  $('page').textContent = rows.length ? (offset + 1) + '–' + (offset + rows.length) : '';
  $('back').disabled = offset === 0;
  $('more').disabled = found.length <= PAGE;
  for (const button of $('objects').children) button.setAttribute('aria-pressed', String(button.dataset.object === object));
  $('new').hidden = object === 'User' || object === 'OpportunityStage';
}

async function act(work, done) {
  try {
    const result = await work();
    if (done) toast(typeof done === 'function' ? done(result) : done);
    await Promise.all([loadRecords(), refresh()]);
  } catch (error) {
    toast(error.message, true);
  }
}

async function input(name, value) {
  if (name === 'StageName') {
    const stages = (await call('stages/list')).filter((one) => one.isActive).map((one) => one.value);
    const values = value && !stages.includes(value) ? [...stages, value] : stages;
    const list = make('select', { name }, ...values.map((one) => make('option', { textContent: one, value: one })));
    list.value = value || stages[0];
    return list;
  }
  const type = name === 'CloseDate' ? 'date' : NUMBERS.has(name) ? 'number' : 'text';
  const box = make('input', { name, type, value: value ?? '' });
  if (type === 'number') box.step = 'any';
  return box;
}

function changed(before) {
  const values = {};
  for (const box of $('form').querySelectorAll('[name]')) {
    const value = box.value === '' ? null : NUMBERS.has(box.name) ? Number(box.value) : box.value;
    if (value !== (before[box.name] ?? null)) values[box.name] = value;
  }
  return values;
}

function button(text, className, onclick) {
  return make('button', { type: 'button', textContent: text, className: 'btn ' + className, onclick });
}

async function mergeInto(object, loser, wanted) {
  if (!wanted) throw new Error('Say which record to keep');
  const winner = (await call('records/list', object, { search: wanted, limit: 20 })).find((one) => one.id !== loser.id && !one.isDeleted);
  if (!winner) throw new Error('No other ' + object + ' is called ' + wanted);
  await call('records/merge', object, winner.id, [loser.id]);
  return winner.values.Name;
}

async function edit(record) {
  const { object } = state;
  const close = () => $('editor').close();
  const run = (work, done) => { close(); return act(work, done); };
  const fields = record.isDeleted ? [] : await Promise.all(EDITABLE[object].map(async (name) => make('label', {}, LABELS[name] || name, await input(name, record.values[name]))));
  const title = record.values.Name || record.values.ApiName || record.id;
  const head = [make('h2', { textContent: title }), make('p', { style: 'margin:0' }, make('code', { textContent: object + ' ' + record.id }))];
  const main = [];
  if (fields.length) main.push(button('Save', 'main', () => run(() => call('records/update', object, record.id, changed(record.values)), 'Saved: the change has a new SystemModstamp')));
  main.push(button('Close', '', close));
  const more = [];
  if (object === 'OpportunityStage') {
    const value = record.values.ApiName;
    const renamed = make('input', { placeholder: 'New name', 'aria-label': 'New name' });
    more.push(make('label', {}, 'Rename (records keep the old value)', renamed), make('div', { className: 'row' },
      button('Rename', '', () => run(() => call('stages/rename', value, renamed.value.trim()), 'Renamed')),
      button(record.values.IsActive ? 'Deactivate' : 'Activate', '', () => run(() => call(record.values.IsActive ? 'stages/deactivate' : 'stages/activate', value), 'Done')),
      button('Remove', 'danger', () => run(() => call('stages/remove', value), 'Removed: records keep an unknown stage'))));
  } else if (object === 'User') {
    const name = record.values.Username;
    more.push(make('div', { className: 'row' }, button(record.values.IsActive ? 'Deactivate' : 'Activate', 'danger', () => run(() => call(record.values.IsActive ? 'users/deactivate' : 'users/activate', name), 'Done')),
      button('Take away API access', 'danger', () => run(() => call('users/setRights', name, { apiEnabled: false }), 'Calls of this user get API_DISABLED_FOR_ORG')),
      button('Give API access', '', () => run(() => call('users/setRights', name, { apiEnabled: true }), 'Done'))));
  } else if (record.isDeleted) {
    more.push(make('div', { className: 'row' }, button('Undelete', '', () => run(() => call('records/undelete', object, record.id), 'Back from the bin')),
      button('Purge', 'danger', () => run(() => call('records/purge', object, record.id), 'Purged; the delete log knows'))));
  } else {
    if (MERGEABLE.has(object)) {
      const other = make('input', { placeholder: 'Name or id of the record to keep', 'aria-label': 'Name or id of the record to keep' });
      more.push(make('label', {}, 'Merge this one into another', other), make('div', { className: 'row' }, button('Merge', '', () => run(() => mergeInto(object, record, other.value.trim()), (name) => 'Merged: ' + title + ' points at ' + name + ' now'))));
    }
    if (object === 'Lead' && !record.values.IsConverted) more.push(make('div', { className: 'row' }, button('Convert', '', () => run(() => call('records/convertLead', record.id), 'Converted to account, contact and opportunity'))));
    more.push(make('div', { className: 'row' }, button('Delete', 'danger', () => run(() => call('records/delete', object, record.id), 'In the recycle bin')),
      button('Purge without a trace', 'danger', () => run(() => call('records/purge', object, record.id, { trace: false }), 'Gone; not even the delete log knows'))));
  }
  $('form').replaceChildren(...head, ...fields, make('div', { className: 'row' }, ...main), make('div', { className: 'hr' }), ...more);
  $('editor').showModal();
}

async function create() {
  const { object } = state;
  const start = { Opportunity: { CloseDate: new Date(Date.now() + 30 * 864e5).toISOString().slice(0, 10) } }[object] || {};
  const names = object === 'OpportunityContactRole' ? ['OpportunityId', 'ContactId', 'Role'] : EDITABLE[object];
  const fields = await Promise.all(names.map(async (name) => make('label', {}, LABELS[name] || name, await input(name, start[name]))));
  const save = button('Create', 'main', () => { $('editor').close(); void act(() => call('records/create', object, changed({})), (id) => 'Created ' + id); });
  $('form').replaceChildren(make('h2', { textContent: 'New ' + object }), ...fields, make('div', { className: 'row' }, save, button('Close', '', () => $('editor').close())));
  $('editor').showModal();
}

const status = (code) => make('span', { className: 'pill ' + (code === 0 ? 'bad' : code < 300 ? 'good' : code < 400 ? 'info' : code < 500 ? 'warn' : 'bad'), textContent: code === 0 ? 'dropped' : String(code) });
const size = (bytes) => (bytes < 1000 ? bytes + ' B' : bytes < 1e6 ? (bytes / 1000).toFixed(1) + ' kB' : (bytes / 1e6).toFixed(1) + ' MB');

function decoded(path) {
  try { return decodeURIComponent(path.replace(/\+/g, ' ')); } catch { return path; }
}

function describeFault(fault) {
  const { type, ...more } = fault.effect;
  const left = fault.times === 0 ? 'until cleared' : fault.struck + ' of ' + (fault.times ?? 1);
  return type + (more.status ? ' ' + more.status : '') + (fault.kind ? ' on ' + fault.kind : '') + ' · ' + left;
}

function stat(label, value, share) {
  const bar = share === undefined ? [] : [make('div', { className: 'bar' }, make('i', { style: 'width:' + Math.min(100, share * 100) + '%' }))];
  return make('div', { className: 'stat' }, make('b', { textContent: value }), make('span', { textContent: label }), ...bar);
}

async function refresh() {
  const [info, counters, log, jobs, faults] = await Promise.all(['info', 'requests/counters', 'requests/log', 'jobs/list', 'faults/list'].map((name) => call(name)));
  const features = Object.entries(info.features).filter(([, on]) => on).map(([name]) => name);
  $('subtitle').textContent = 'Ours Example Ltd · ' + info.orgId + (features.length ? ' · ' + features.join(', ') : '');
  const facts = { 'Log-in address': info.url, 'Client id': info.clientId, 'Client secret': info.clientSecret, 'Run-as user': info.runAsUsername ?? 'none', Administrator: info.adminUsername };
  $('connect').replaceChildren(...Object.entries(facts).flatMap(([name, value]) => [make('dt', { textContent: name }), make('dd', {}, make('code', { textContent: value }))]));
  $('stats').replaceChildren(
    stat('of ' + info.quota.limit.toLocaleString('en') + ' API calls today', info.quota.used.toLocaleString('en'), info.quota.used / info.quota.limit),
    stat('requests', counters.total.toLocaleString('en')),
    stat('sent', size(counters.bytes)),
    stat('attempts to write', String(counters.writes)),
    stat('sessions', String(info.sessions)),
    stat('open cursors', String(info.cursors)),
    stat('UTC by its clock', info.now.slice(11, 19)),
  );
  fill($('requests'), ['Time', 'Status', 'Request', 'Fault', '#Size', '#ms'], log.slice(-15).reverse().map((one) => {
    const path = make('td', { className: 'path', textContent: one.method + ' ' + decoded(one.path), title: decoded(one.path) });
    const fault = make('td', {}, one.fault ? make('span', { className: 'pill warn', textContent: one.fault }) : '');
    return make('tr', {}, make('td', { textContent: one.at.slice(11, 19) }), make('td', {}, status(one.status)), path, fault, make('td', { className: 'num', textContent: size(one.bytes) }), make('td', { className: 'num', textContent: String(one.ms) }));
  }), 'No request yet. Point a connector here.');
  fill($('jobs'), ['State', 'Object', 'Operation', '#Rows', 'Id'], jobs.slice(-8).reverse().map((job) => {
    const tone = { JobComplete: 'good', Failed: 'bad', Aborted: 'warn' }[job.state] || 'info';
    return make('tr', {}, make('td', {}, make('span', { className: 'pill ' + tone, textContent: job.state })), make('td', { textContent: job.object }), make('td', { textContent: job.operation }),
      make('td', { className: 'num', textContent: job.numberRecordsProcessed.toLocaleString('en') }), make('td', {}, make('code', { textContent: job.id })));
  }), 'No bulk job yet.');
  const open = faults.filter((one) => one.times === 0 || one.struck < (one.times ?? 1));
  const items = open.map((one) => make('li', {}, make('span', { textContent: describeFault(one) }), make('button', { textContent: 'clear', onclick: () => void act(() => call('faults/clear', one.id), 'Cleared') })));
  if (info.random) items.push(make('li', {}, make('span', { textContent: 'trouble at random · ' + Math.round(info.random.rate * 100) + ' %' }), make('button', { textContent: 'clear', onclick: () => void act(() => call('faults/random', null), 'Calm again') })));
  if (info.quota.used >= info.quota.limit) items.push(make('li', {}, make('span', { textContent: 'the daily limit is used up' }), make('button', { textContent: 'give back', onclick: () => void act(() => call('quota/set', { used: 0 }), 'Given back') })));
  $('planned').replaceChildren(...items);
}

const fault = (effect, more) => () => call('faults/add', { effect, ...more });
const ACTS = {
  maintenance: [fault({ type: 'status', status: 503, body: 'html' }, { times: 3 }), 'The next three calls meet maintenance'],
  cut: [fault({ type: 'cut', afterBytes: 400 }, { kind: 'bulk-results' }), 'The next Bulk page will be cut'],
  truncate: [fault({ type: 'truncate-rows', rows: 1 }, { kind: 'bulk-results' }), 'The next Bulk page will miss a row'],
  stall: [fault({ type: 'stall', afterBytes: 40, ms: 10000 }), 'The next answer will stall'],
  gzip: [fault({ type: 'broken-gzip' }), 'The next compressed answer is damaged'],
  expire: [() => call('sessions/expire'), (count) => count + ' sessions ended'],
  revoke: [async () => { await call('sessions/revokeAll'); await call('sessions/expire'); }, 'The app is revoked'],
  quota: [async () => call('quota/set', { used: (await call('quota/get')).limit }), 'No call is left today'],
  random: [() => call('faults/random', { seed: Date.now() % 1000, rate: 0.2 }), 'One call in five fails from now on'],
  hide: [async () => {
    const isHidden = (await call('fields/list', 'Opportunity')).find((one) => one.name === 'Amount').hidden;
    await call(isHidden ? 'fields/show' : 'fields/hide', 'Opportunity', 'Amount');
    return isHidden;
  }, (wasHidden) => (wasHidden ? 'Amount shows again' : 'Amount is hidden')],
  stage: [async () => {
    const known = (await call('stages/list')).some((one) => one.value === 'Legal Review');
    if (!known) await call('stages/add', 'Legal Review', { probability: 95 });
    const open = (await call('records/list', 'Opportunity', { limit: 200 })).filter((one) => !one.isDeleted && !one.values.IsClosed && one.values.StageName !== 'Legal Review');
    if (open.length) await call('records/update', 'Opportunity', open[0].id, { StageName: 'Legal Review' });
    return open[0]?.values.Name;
  }, (name) => (name ? name + ' is in Legal Review' : 'Added')],
  factor: [async () => {
    const factor = (await call('info')).formulaFactor === 1 ? 2 : 1;
    await call('formulas/setFactor', factor);
    return factor;
  }, (factor) => 'The factor is ' + factor + ' now; no stamp moved'],
  touch: [() => call('records/touch', 'Opportunity', 100), (ids) => ids.length + ' opportunities have a new stamp'],
  late: [async () => {
    const open = (await call('records/list', 'Opportunity', { limit: 50 })).find((one) => !one.isDeleted);
    const number = await call('transactions/begin');
    await call('transactions/update', number, 'Opportunity', open.id, { NextStep: 'Late ' + new Date().toISOString().slice(11, 19) });
    setTimeout(() => void act(() => call('transactions/commit', number), 'The long transaction is visible now'), 20000);
    return open.values.Name;
  }, (name) => 'A change of ' + name + ' will show in 20 seconds'],
};

for (const one of document.querySelectorAll('[data-act]')) one.onclick = () => void act(...ACTS[one.dataset.act]);
for (const one of document.querySelectorAll('[data-object]')) one.onclick = () => { Object.assign(state, { object: one.dataset.object, offset: 0 }); void act(async () => undefined); };
$('back').onclick = () => { state.offset = Math.max(0, state.offset - PAGE); void loadRecords(); };
$('more').onclick = () => { state.offset += PAGE; void loadRecords(); };
$('new').onclick = () => void create();
let searchTimer;
$('search').oninput = () => { clearTimeout(searchTimer); searchTimer = setTimeout(() => { Object.assign(state, { search: $('search').value.trim(), offset: 0 }); void loadRecords(); }, 250); };
/** #Opportunity/006… opens that record. */
async function openLinked() {
  const [object, id] = location.hash.slice(1).split('/');
  if (!COLUMNS[object]) return;
  Object.assign(state, { object, offset: 0 });
  const record = id && (await call('records/get', object, id));
  if (record) await edit(record);
}
void act(openLinked);
setInterval(() => { if (!document.hidden) refresh().catch((error) => toast('The org does not answer: ' + error.message, true)); }, 2000);
`;
