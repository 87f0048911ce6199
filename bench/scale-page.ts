import type { ScaleRow } from './scale.ts';

type Column = Exclude<keyof ScaleRow, 'clauses'>;

interface Chart {
  title: string;
  lines: { column: Column; label: string }[];
}

const charts: Chart[] = [
  {
    title: 'Latency of one question, ms',
    lines: [
      { column: 'searchP50', label: 'whole search, p50' },
      { column: 'searchP99', label: 'whole search, p99' },
      { column: 'scanP50', label: 'exact scan, p50' },
      { column: 'graphP50', label: 'HNSW graph, p50' },
    ],
  },
  {
    title: 'Build time, s',
    lines: [
      { column: 'buildSeconds', label: 'index with vectors' },
      { column: 'graphBuildSeconds', label: 'HNSW graph' },
    ],
  },
  {
    // Resident memory is not drawn: what an earlier size gave back hides what a later one takes.
    title: 'The index as a file, MB',
    lines: [{ column: 'fileMegabytes', label: 'file' }],
  },
  {
    title: 'Opening, and adding 100 clauses, ms',
    lines: [
      { column: 'openMilliseconds', label: 'open the file' },
      { column: 'extendMilliseconds', label: 'add 100 clauses' },
    ],
  },
  {
    title: 'Recall of the graph against exact search',
    lines: [
      { column: 'graphRecall10', label: 'first 10' },
      { column: 'graphRecall100', label: 'first 100' },
    ],
  },
];

const colours = ['#0b6e4f', '#c84630', '#2b59c3', '#8a6d00'];
const width = 560;
const height = 260;
const margin = { left: 56, right: 16, top: 32, bottom: 56 };

/** A page with one plot a figure: clauses across on a logarithmic scale. */
export function scalePage(rows: readonly ScaleRow[]): string {
  const body = charts.map((chart) => plot(chart, rows)).join('\n');
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Gongyou: from 100 clauses to 200,000</title>\n<style>body{font:14px system-ui;margin:24px}svg{margin:8px}</style>\n<h1>From 100 clauses to 200,000</h1>\n${body}\n</html>\n`;
}

/** The same plots under each other in one SVG file. */
export function scaleDrawing(rows: readonly ScaleRow[]): string {
  const whole = charts.length * height;
  const body = charts.map((chart, at) => `<g transform="translate(0 ${at * height})">${plot(chart, rows)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}"><rect width="100%" height="100%" fill="#fff"/>\n${body.join('\n')}\n</svg>\n`;
}

function plot({ title, lines }: Chart, rows: readonly ScaleRow[]): string {
  const logarithms = rows.map(({ clauses }) => Math.log10(clauses));
  const [low, high] = [Math.min(...logarithms), Math.max(...logarithms)];
  const top = Math.max(...lines.flatMap(({ column }) => rows.map((row) => row[column]))) || 1;
  const x = (clauses: number): number =>
    margin.left + ((Math.log10(clauses) - low) / (high - low || 1)) * (width - margin.left - margin.right);
  const y = (value: number): number => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);
  const ticks = [0, 0.5, 1].map((share) => {
    const at = y(top * share);
    return `<line x1="${margin.left}" x2="${width - margin.right}" y1="${at}" y2="${at}" stroke="#ddd"/><text x="${margin.left - 6}" y="${at + 4}" text-anchor="end">${short(top * share)}</text>`;
  });
  const sizes = rows.map(
    ({ clauses }) =>
      `<text x="${x(clauses)}" y="${height - margin.bottom + 16}" text-anchor="middle">${short(clauses)}</text>`,
  );
  const drawn = lines.map(({ column, label }, at) => {
    const points = rows.map((row) => `${x(row.clauses).toFixed(1)},${y(row[column]).toFixed(1)}`).join(' ');
    const legend = margin.left + at * 128;
    return `<polyline points="${points}" fill="none" stroke="${colours[at]}" stroke-width="2"/><text x="${legend}" y="${height - 12}" fill="${colours[at]}">${label}</text>`;
  });
  return `<svg width="${width}" height="${height}" font-size="11" font-family="system-ui"><text x="${margin.left}" y="16" font-size="14">${title}</text>${[...ticks, ...sizes, ...drawn].join('')}</svg>`;
}

function short(value: number): string {
  return value >= 1000 ? `${value / 1000}k` : String(Number(value.toPrecision(3)));
}
