import { type Motif, motifs, type Piece } from './motifs';
import { numbersFrom } from './seed';
import { TILE } from './shapes';
import type { Weave } from './weave';

export interface ClothOptions {
  /** The documentId: the same document has the same cloth everywhere. */
  seed: string;
  weave: Weave;
  /** Size in blocks. */
  columns: number;
  rows: number;
}

type Place = Parameters<Piece['shape']>[0];

const BLOCK = 2 * TILE;

/** The four tiles of a block. Mirrored tiles turn their arcs around, turned ones do not. */
const QUADRANTS: Readonly<Record<Motif['symmetry'], readonly { place: Place; flips: boolean }[]>> = {
  mirror: [
    { place: ([x, y]) => [TILE - x, TILE - y], flips: false },
    { place: ([x, y]) => [TILE + x, TILE - y], flips: true },
    { place: ([x, y]) => [TILE - x, TILE + y], flips: true },
    { place: ([x, y]) => [TILE + x, TILE + y], flips: false },
  ],
  turn: [
    { place: ([x, y]) => [x, y], flips: false },
    { place: ([x, y]) => [BLOCK - y, x], flips: false },
    { place: ([x, y]) => [BLOCK - x, BLOCK - y], flips: false },
    { place: ([x, y]) => [y, BLOCK - x], flips: false },
  ],
};

/** Threads change places from block to block; the cloth itself stays. */
const shifted = (thread: Piece['thread'], by: number): Piece['thread'] => (thread === 0 ? 0 : ((((thread - 1 + by) % 3) + 1) as Piece['thread']));

const blockPath = ({ shape }: Piece, symmetry: Motif['symmetry'], column: number, row: number): string =>
  QUADRANTS[symmetry]
    .map(({ place, flips }) =>
      shape((point) => {
        const [x, y] = place(point);
        return [column * BLOCK + x, row * BLOCK + y];
      }, flips),
    )
    .join('');

/**
 * A piece of patchwork as the inside of an SVG: one path for each thread of each layer, in the classes t0 to t3. It says nothing,
 * so it is to be hidden from those who listen.
 */
export function clothPaths({ seed, weave, columns, rows }: ClothOptions): string {
  const next = numbersFrom(seed);
  const choices = motifs[weave];
  const chosen = [choices[next(choices.length)], choices[next(choices.length)]];
  const [slant, first, second] = [1 + next(2), next(3), next(3)];
  const layers = new Map<string, string>();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const parity = (column + row * slant) % 2;
      const motif = chosen[parity];
      motif?.pieces.forEach((piece, layer) => {
        const key = `${layer}${shifted(piece.thread, parity === 0 ? first : second)}`;
        layers.set(key, (layers.get(key) ?? '') + blockPath(piece, motif.symmetry, column, row));
      });
    }
  }
  return [...layers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, path]) => `<path class="t${key[1]}" d="${path}"/>`)
    .join('');
}

export const clothViewBox = ({ columns, rows }: Pick<ClothOptions, 'columns' | 'rows'>): string => `0 0 ${columns * BLOCK} ${rows * BLOCK}`;
