import { COLUMNS, ROWS, SMALL } from './world.generated';

export { COLUMNS } from './world.generated';
export const ROW_COUNT = ROWS.length;

/** Part of the cloth, in cells. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All of it, with a seam around. */
export const WHOLE: Frame = { x: -1, y: -1, width: COLUMNS + 2, height: ROW_COUNT + 2 };

interface Run {
  code: string;
  column: number;
  row: number;
  length: number;
}

const RUN = /^([A-Z]*)(\d+)$/;

function runsOf(line: string, row: number): Run[] {
  let column = 0;
  return line.split(' ').flatMap((text): Run[] => {
    const [, code = '', digits = '0'] = RUN.exec(text) ?? [];
    const run = { code, column, row, length: Number(digits) };
    column += run.length;
    return code && run.length > 0 ? [run] : [];
  });
}

const landRuns = (): Run[] => ROWS.flatMap(runsOf);

/** One line of stitches after the other. A dash pattern starts anew with each, so every cell gets its own stitch. */
const toPath = (runs: readonly Run[]): string => runs.map(({ column, row, length }) => `M${column} ${row}h${length}`).join('');

function joined(runs: readonly Run[]): Run[] {
  const lines: Run[] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    if (last && last.row === run.row && last.column + last.length === run.column) last.length += run.length;
    else lines.push({ ...run });
  }
  return lines;
}

/** All land, as the data of an SVG path whose unit is a cell. */
export const landPath = (): string => toPath(joined(landRuns()));

export interface Place {
  /** ISO 3166-1 alpha-2. */
  code: string;
  path: string;
  /** The middle of its stitches. */
  x: number;
  y: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** How many cells it covers: small places need a mark around them to be seen. */
  size: number;
}

function placeOf(code: string, runs: readonly Run[]): Place | null {
  const spot = SMALL[code];
  const own: readonly Run[] = spot ? [{ code, column: spot[0], row: spot[1], length: 1 }] : runs.filter((run) => run.code === code);
  const size = own.reduce((sum, { length }) => sum + length, 0);
  if (size === 0) return null;
  const x = own.reduce((sum, { column, length }) => sum + (column + length / 2) * length, 0) / size;
  const y = own.reduce((sum, { row, length }) => sum + row * length, 0) / size;
  const [columns, rows] = [own.flatMap(({ column, length }) => [column, column + length]), own.map(({ row }) => row)];
  return {
    code,
    path: toPath(own),
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows) + 1,
    size,
  };
}

/** Where countries lie on the cloth. A code that no atlas knows has no place. */
export function placesOf(codes: readonly string[]): Place[] {
  const runs = landRuns();
  return codes.flatMap((code) => placeOf(code, runs) ?? []);
}

/** Land around a place, so that a reader sees where in the world it is. */
const MARGIN = 9;
/** Less would show too little of the world to know it again. */
const LEAST = 56;

const around = (from: number, to: number, least: number): [number, number] => {
  const length = Math.max(to - from + 2 * MARGIN, least);
  return [Math.round((from + to - length) / 2), length];
};

/** The part of the cloth that shows some places and what lies around them. */
export function frameAround(places: readonly Place[]): Frame {
  if (places.length === 0) return WHOLE;
  const [x, width] = around(Math.min(...places.map(({ left }) => left)), Math.max(...places.map(({ right }) => right)), LEAST);
  const [y, height] = around(Math.min(...places.map(({ top }) => top)), Math.max(...places.map(({ bottom }) => bottom)), LEAST / 2);
  return { x, y, width, height };
}
