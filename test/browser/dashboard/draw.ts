/** What this script reads of a panel in Grafana's JSON. */
export interface Panel {
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig?: {
    defaults: {
      unit?: string;
      max?: number;
      noValue?: string;
      thresholds?: { steps: { color: string; value: number | null }[] };
    };
  };
  targets?: { expr: string; legendFormat: string }[];
}

export interface Series {
  legend: string;
  points: readonly (readonly [seconds: number, value: number])[];
}

const COLUMN = 60;
const ROW = 38;
const GAP = 8;
/** Points further apart are not joined. */
const GAP_SECONDS = 2;
const COLORS = [
  '#73bf69',
  '#f2cc0c',
  '#8ab8ff',
  '#ff9830',
  '#f2495c',
  '#b877d9',
  '#5794f2',
  '#ffa6b0',
  '#96d98d',
  '#c4a000',
];
const COLOR_NAMES: Record<string, string> = { green: '#73bf69', orange: '#ff9830', red: '#f2495c' };

const STEPS_OF_TIME = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** A number in the unit of a panel, as near to Grafana's way as is needed to read it. */
export function format(value: number, unit = 'none'): string {
  const short = (number: number): string => String(Number(number.toPrecision(3)));
  if (unit === 'percentunit') return `${short(value * 100)}%`;
  if (unit === 'ops') return `${short(value)} ops/s`;
  if (unit === 'opm') return `${short(value)} ops/min`;
  if (unit === 'reqps') return `${short(value)} req/s`;
  if (unit !== 's') return unit === 'none' ? short(value) : `${short(value)} ${unit}`;
  const [size, name] = STEPS_OF_TIME.find(([least]) => Math.abs(value) >= least) ?? [0.001, 'ms'];
  return value === 0 ? '0 s' : `${short(value / size)} ${name}`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function stat({ fieldConfig }: Panel, series: readonly Series[]): string {
  const { unit, thresholds } = fieldConfig?.defaults ?? {};
  const value = series[0]?.points.at(-1)?.[1] ?? 0;
  const step = thresholds?.steps.findLast(({ value: from }) => from === null || value >= from);
  return `<div class="stat" style="color:${COLOR_NAMES[step?.color ?? 'green']}">${format(value, unit)}</div>`;
}

/** From `from` to `to` in seconds. */
function timeseries(
  { fieldConfig, gridPos }: Panel,
  series: readonly Series[],
  [from, to]: readonly [number, number],
): string {
  const unit = fieldConfig?.defaults.unit;
  const width = gridPos.w * COLUMN - GAP - 20;
  const height = gridPos.h * ROW - GAP - 110;
  const top =
    fieldConfig?.defaults.max ?? (Math.max(...series.flatMap(({ points }) => points.map(([, value]) => value))) || 1);
  const left = 76;
  const x = (at: number): number => left + ((at - from) / (to - from)) * (width - left);
  const y = (value: number): number => height - (value / top) * (height - 12);
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = y(top * share);
    return `<line x1="${left}" x2="${width}" y1="${at}" y2="${at}" stroke="#33363b"/><text x="${left - 6}" y="${at + 4}" text-anchor="end">${format(top * share, unit)}</text>`;
  });
  const times = [0, 0.5, 1].map((share) => {
    const time = new Date((from + share * (to - from)) * 1000).toISOString().slice(11, 19);
    return `<text x="${left + share * (width - left)}" y="${height + 18}" text-anchor="${['start', 'middle', 'end'][share * 2]}">${time}</text>`;
  });
  const curves = series.map(({ points }, place) => {
    const path = points.map(([at, value], n) => {
      const isAfterGap = at - (points[n - 1]?.[0] ?? -Infinity) > GAP_SECONDS;
      return `${isAfterGap ? 'M' : 'L'}${x(at).toFixed(1)},${y(value).toFixed(1)}`;
    });
    return `<path d="${path.join('')}" fill="none" stroke-width="1.5" stroke="${COLORS[place % COLORS.length]}"/>`;
  });
  const legends = series.map(
    ({ legend }, place) => `<span><i style="background:${COLORS[place % COLORS.length]}"></i>${escape(legend)}</span>`,
  );
  return `<svg width="${width}" height="${height + 24}">${[...lines, ...times, ...curves].join('')}</svg><div class="legend">${legends.join('')}</div>`;
}

const STYLE = `body{margin:0;background:#111217;color:#ccccdc;font:13px sans-serif}svg text{fill:#9a9aa8;font-size:11px}
  .panel{position:absolute;box-sizing:border-box;background:#181b1f;border:1px solid #2c2f36;padding:6px 10px;overflow:hidden}
  .row{position:absolute;font-weight:bold;font-size:15px;padding-top:10px}.title{font-weight:bold;margin-bottom:6px}
  .stat{font-size:38px;text-align:center;padding-top:14px}.none{text-align:center;padding-top:24px;color:#9a9aa8;font-size:18px}
  .legend{display:flex;flex-wrap:wrap;gap:2px 12px;max-height:54px;overflow:hidden;font-size:11px}
  .legend i{display:inline-block;width:14px;height:3px;margin-right:5px;vertical-align:middle}`;

/** A page with every panel at its place. */
export function drawPage(
  shown: readonly { panel: Panel; series: readonly Series[] }[],
  span: readonly [number, number],
): string {
  const boxes = shown.map(({ panel, series }) => {
    const { x, y, w, h } = panel.gridPos;
    const place = `left:${x * COLUMN + GAP}px;top:${y * ROW + GAP}px;width:${w * COLUMN - GAP}px;height:${h * ROW - GAP}px`;
    if (panel.type === 'row') return `<div class="row" style="${place}">${escape(panel.title)}</div>`;
    const drawn = panel.type === 'stat' ? stat(panel, series) : timeseries(panel, series, span);
    const none = `<div class="none">${escape(panel.fieldConfig?.defaults.noValue ?? 'No data')}</div>`;
    return `<div class="panel" style="${place}"><div class="title">${escape(panel.title)}</div>${series.length === 0 ? none : drawn}</div>`;
  });
  const height = Math.max(...shown.map(({ panel: { gridPos } }) => gridPos.y + gridPos.h)) * ROW + GAP;
  return `<!doctype html><style>${STYLE}</style><body style="width:${24 * COLUMN + GAP}px;height:${height}px">${boxes.join('')}`;
}
