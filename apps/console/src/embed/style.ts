/** Constructed, so that the policy of the page around needs no exception. The page's colour scheme is ours. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --text: light-dark(#1b1e24, #eceef1);
  --soft: light-dark(#535a66, #a9afba);
  --line: light-dark(#d5d9e0, #3d4046);
  --surface: light-dark(#ffffff, #1f2023);
  --accent: light-dark(#364fc7, #91a7ff);
  --idle: light-dark(#eef0f3, #2a2c30);
  --bad: light-dark(#b3261e, #ff9c96);
  display: block;
  container-type: inline-size;
  font: 400 15px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color: var(--text);
}
* { box-sizing: border-box; }
.tile { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
@container (min-width: 620px) { .tile { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
.slot { border: 1px solid var(--line); border-top: 3px solid var(--accent); border-radius: 10px; padding: 12px 14px;
  background: var(--surface); display: flex; flex-direction: column; gap: 6px; min-width: 0; overflow-wrap: anywhere; }
.slot[data-state=empty], .slot[data-state=pending] { border-top-color: var(--line); }
.title { font-size: 13px; font-weight: 600; color: var(--soft); }
.name { font-size: 17px; font-weight: 650; line-height: 1.3; }
a { color: var(--accent); text-underline-offset: .18em; }
.soft { color: var(--soft); font-size: 13px; }
.bad { color: var(--bad); }
dl { margin: 0; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; font-size: 13px; }
dt { color: var(--soft); } dd { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 6px; margin-top: auto; padding-top: 6px; }
button { font: inherit; font-size: 13px; color: var(--text); background: var(--idle); border: 1px solid var(--line);
  border-radius: 7px; padding: 3px 10px; cursor: pointer; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ol, ul { margin: 0; padding-left: 20px; font-size: 14px; }
ul.found { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 4px; }
ul.found button { width: 100%; text-align: left; }
label { font-size: 13px; color: var(--soft); display: flex; flex-direction: column; gap: 3px; }
input { font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 7px; padding: 5px 9px; width: 100%; }
p { margin: 0; }
`);
