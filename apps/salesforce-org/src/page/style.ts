/** Light and dark follow the reader's system. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--line:#dfe5ec;--ink:#17212e;--soft:#5d6b7c;--accent:#0b5cad;--accent-soft:#e6f0fa;
--good:#1a7f4b;--warn:#a15c00;--bad:#b3261e;--good-soft:#e2f4ea;--warn-soft:#fcefd9;--bad-soft:#fbe7e6;--shadow:0 1px 2px #17212e0f,0 4px 16px #17212e0a}
@media(prefers-color-scheme:dark){:root{--bg:#10151c;--card:#182029;--line:#2a3542;--ink:#e6ecf3;--soft:#93a1b2;--accent:#69b1ff;--accent-soft:#1b3148;
--good:#5ed39a;--warn:#f0b35c;--bad:#ff8a82;--good-soft:#16352a;--warn-soft:#3a2c14;--bad-soft:#3f1f1e;--shadow:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",sans-serif}
button,input,select{font:inherit;color:inherit}
header{display:flex;gap:1rem 2rem;align-items:center;flex-wrap:wrap;padding:.9rem 1.5rem;background:var(--card);border-bottom:1px solid var(--line)}
header h1{font-size:1.05rem;margin:0}header p{margin:0;color:var(--soft)}
header .grow{flex:1 1 20rem}
code{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace}
details.connect{position:relative}details.connect summary{cursor:pointer;list-style:none;border:1px solid var(--line);padding:.4rem .8rem;border-radius:8px}
details.connect[open] dl{position:absolute;right:0;top:2.6rem;z-index:5;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem;box-shadow:0 12px 40px #0003;
display:grid;grid-template-columns:auto auto;gap:.35rem 1rem;width:max-content;max-width:90vw}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
main{display:grid;grid-template-columns:minmax(0,1fr) 22rem;gap:1rem;padding:1rem 1.5rem;max-width:1560px;margin:auto}
@media(max-width:1000px){main{grid-template-columns:minmax(0,1fr)}}
.stats{grid-column:1/-1;display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem}
.stat{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.65rem .9rem;box-shadow:var(--shadow)}
.stat b{display:block;font-size:1.25rem;font-variant-numeric:tabular-nums;line-height:1.25}.stat span{color:var(--soft)}
.bar{height:4px;border-radius:2px;background:var(--line);margin-top:.35rem;overflow:hidden}.bar i{display:block;height:100%;background:var(--accent)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shadow);overflow:hidden}
.card>h2{font-size:.95rem;margin:0;padding:.75rem 1rem .25rem}.card>p{margin:0;padding:0 1rem .6rem;color:var(--soft)}
.left,.right{display:grid;gap:1rem;align-content:start;min-width:0}
.tools{display:flex;flex-wrap:wrap;gap:.5rem;padding:.25rem 1rem .75rem;align-items:center}
.tools input{flex:1 1 12rem;min-width:8rem}
input,select{background:var(--bg);border:1px solid var(--line);border-radius:8px;padding:.42rem .65rem}
.seg{display:flex;flex-wrap:wrap;border:1px solid var(--line);border-radius:8px;overflow:hidden}
.seg button{border:0;border-right:1px solid var(--line);background:none;padding:.42rem .7rem;cursor:pointer}.seg button:last-child{border-right:0}
.seg button[aria-pressed=true]{background:var(--accent-soft);color:var(--accent);font-weight:600}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th{text-align:left;color:var(--soft);font-weight:500;padding:.4rem .75rem;border-bottom:1px solid var(--line);white-space:nowrap}
td{padding:.42rem .75rem;border-bottom:1px solid var(--line);white-space:nowrap;max-width:18rem;overflow:hidden;text-overflow:ellipsis}
tbody tr:last-child td{border-bottom:0}tbody tr[data-id]{cursor:pointer}tbody tr[data-id]:hover{background:var(--accent-soft)}
tr.gone td{color:var(--soft)}
td.num,th.num{text-align:right}
.empty{padding:1.25rem;color:var(--soft);text-align:center}
.pill{display:inline-block;border-radius:99px;padding:0 .5rem;background:var(--line);font-size:12px;line-height:1.6}
.pill.good{background:var(--good-soft);color:var(--good)}.pill.warn{background:var(--warn-soft);color:var(--warn)}.pill.bad{background:var(--bad-soft);color:var(--bad)}.pill.info{background:var(--accent-soft);color:var(--accent)}
.btn{border:1px solid var(--line);background:var(--card);border-radius:8px;padding:.42rem .75rem;cursor:pointer}
.btn:hover{border-color:var(--accent)}.btn.main{background:var(--accent);border-color:var(--accent);color:var(--card)}.btn.danger{color:var(--bad)}
.btn:focus-visible,.seg button:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.choices{display:grid;gap:.4rem;padding:.25rem 1rem 1rem}
.choices button{display:block;width:100%;text-align:left;border:1px solid var(--line);background:none;border-radius:8px;padding:.5rem .7rem;cursor:pointer}
.choices button:hover{border-color:var(--accent);background:var(--accent-soft)}.choices small{display:block;color:var(--soft)}
.planned{list-style:none;margin:0;padding:0 1rem .75rem;display:grid;gap:.35rem}.planned li{display:flex;gap:.5rem;align-items:center;background:var(--warn-soft);color:var(--warn);border-radius:8px;padding:.3rem .6rem}
.planned li button{margin-left:auto;border:0;background:none;cursor:pointer;color:inherit;text-decoration:underline}
.pager{display:flex;gap:.5rem;align-items:center;justify-content:flex-end;padding:.6rem 1rem;color:var(--soft)}
td.path{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace;max-width:0;width:100%}
dialog{border:0;border-left:1px solid var(--line);margin:0 0 0 auto;height:100dvh;max-height:none;width:min(30rem,100vw);padding:0;background:var(--card);color:var(--ink);box-shadow:-12px 0 40px #0003}
dialog::backdrop{background:#0005}
dialog form{display:grid;gap:.75rem;padding:1.25rem}dialog h2{margin:0;font-size:1.05rem}dialog label{display:grid;gap:.2rem;color:var(--soft)}dialog label input,dialog label select{color:var(--ink)}
.row{display:flex;gap:.5rem;flex-wrap:wrap}.hr{border-top:1px solid var(--line);margin:.25rem 0}
#toast{position:fixed;left:50%;bottom:1.5rem;transform:translateX(-50%);background:var(--ink);color:var(--bg);padding:.55rem 1rem;border-radius:99px;opacity:0;transition:opacity .2s;pointer-events:none;max-width:90vw}
#toast.on{opacity:1}#toast.bad{background:var(--bad)}
`;
