import { bar, leaf, polygon, quarter, type Shape, square } from './shapes';
import type { Weave } from './weave';

/** A shape and its thread; 0 is the cloth itself, which cuts into what lies below. */
export interface Piece {
  shape: Shape;
  thread: 0 | 1 | 2 | 3;
}

/** Four tiles make a block: mirrored around its middle, or turned around it. */
export interface Motif {
  symmetry: 'mirror' | 'turn';
  pieces: readonly Piece[];
}

const piece = (thread: Piece['thread'], shape: Shape): Piece => ({ shape, thread });

const stairs = polygon([0, 4], [0, 3], [1, 3], [1, 2], [2, 2], [2, 1], [3, 1], [3, 0], [4, 0], [4, 4]);
const half = polygon([4, 0], [4, 4], [0, 4]);
const corner = polygon([0, 0], [2, 0], [0, 2]);
const outer = polygon([4, 2], [4, 4], [2, 4]);
const slant = polygon([0, 2], [2, 0], [4, 0], [0, 4]);

/** Steps that rise: power is built from below. */
const power: readonly Motif[] = [
  { symmetry: 'mirror', pieces: [piece(1, stairs), piece(2, square(3, 4))] },
  { symmetry: 'mirror', pieces: [piece(1, half), piece(2, corner), piece(3, square(3, 4))] },
  { symmetry: 'turn', pieces: [piece(1, stairs), piece(3, outer), piece(2, square(0, 1))] },
  { symmetry: 'turn', pieces: [piece(1, half), piece(2, outer)] },
  { symmetry: 'mirror', pieces: [piece(2, square(1, 4)), piece(0, square(2, 4)), piece(1, square(3, 4))] },
  { symmetry: 'mirror', pieces: [piece(3, slant), piece(1, outer)] },
];

/** Rings that spread: a change and how far it reaches. */
const impact: readonly Motif[] = [
  { symmetry: 'mirror', pieces: [piece(1, quarter(4)), piece(0, quarter(3)), piece(2, quarter(2)), piece(3, quarter(1))] },
  { symmetry: 'turn', pieces: [piece(3, quarter(4)), piece(0, quarter(3)), piece(1, quarter(2))] },
  { symmetry: 'turn', pieces: [piece(2, quarter(4)), piece(1, quarter(2)), piece(3, square(3, 4))] },
  { symmetry: 'mirror', pieces: [piece(2, quarter(4)), piece(3, quarter(2))] },
  { symmetry: 'mirror', pieces: [piece(3, quarter(3)), piece(1, quarter(1)), piece(2, outer)] },
];

/** Bands that hold each other: recognition is mutual, and carries weight. */
const recognition: readonly Motif[] = [
  { symmetry: 'turn', pieces: [piece(1, bar(0, 1)), piece(2, bar(2, 3))] },
  { symmetry: 'turn', pieces: [piece(2, bar(1, 3)), piece(3, square(1.5, 2.5))] },
  { symmetry: 'mirror', pieces: [piece(1, slant), piece(2, outer)] },
  { symmetry: 'turn', pieces: [piece(1, bar(0, 2)), piece(3, bar(2, 3))] },
  { symmetry: 'turn', pieces: [piece(2, slant), piece(1, square(0, 1))] },
];

/** Leaves around a middle: many sit in a circle, and there is room for one more. */
const democracy: readonly Motif[] = [
  { symmetry: 'mirror', pieces: [piece(1, leaf), piece(2, quarter(1))] },
  { symmetry: 'turn', pieces: [piece(1, leaf), piece(3, polygon([4, 0], [4, 1], [3, 0])), piece(2, polygon([0, 3], [1, 4], [0, 4]))] },
  { symmetry: 'mirror', pieces: [piece(3, quarter(4)), piece(0, leaf), piece(2, polygon([2, 2], [3, 3], [4, 2], [3, 1]))] },
  { symmetry: 'mirror', pieces: [piece(2, leaf), piece(1, quarter(2))] },
  { symmetry: 'turn', pieces: [piece(1, quarter(4)), piece(0, leaf)] },
];

export const motifs: Readonly<Record<Weave, readonly Motif[]>> = { power, impact, recognition, democracy, pieced: [...power, ...impact, ...recognition, ...democracy] };
