/** A tile is four units wide. Shapes are written for the first quarter of a block and turned or mirrored into the others. */
export const TILE = 4;

type Point = readonly [number, number];

/** The path of a shape for a tile that `place` puts where it belongs. `flips` says whether placing it turns arcs around. */
export type Shape = (place: (point: Point) => Point, flips: boolean) => string;

/** A minus sign separates as well as a space. */
const text = ([x, y]: Point): string => (y < 0 ? `${x}${y}` : `${x} ${y}`);

const between = ([x, y]: Point, [toX, toY]: Point): Point => [toX - x, toY - y];

const line = ([x, y]: Point): string => (y === 0 ? `h${x}` : x === 0 ? `v${y}` : `l${text([x, y])}`);

/** Straight lines from corner to corner. */
export const polygon =
  (...points: readonly Point[]): Shape =>
  (place) => {
    const placed = points.map(place);
    const [first = [0, 0], ...others] = placed;
    return `M${text(first)}${others.map((point, index) => line(between(placed[index] ?? first, point))).join('')}z`;
  };

/** The two flags of an arc need no space after them. */
const arc = (radius: number, sweep: boolean, from: Point, to: Point): string => `a${radius} ${radius} 0 0${sweep ? 1 : 0}${text(between(from, to))}`;

/** A quarter of a disc around the tile's first corner. */
export const quarter =
  (radius: number): Shape =>
  (place, flips) => {
    const [corner, start, end] = [place([0, 0]), place([radius, 0]), place([0, radius])];
    return `M${text(corner)}${line(between(corner, start))}${arc(radius, !flips, start, end)}z`;
  };

/** A leaf from the first corner to the opposite one. */
export const leaf: Shape = (place, flips) => {
  const [start, end] = [place([0, 0]), place([TILE, TILE])];
  return `M${text(start)}${arc(TILE, !flips, start, end)}${arc(TILE, !flips, end, start)}z`;
};

export const square = (from: number, to: number): Shape => polygon([from, from], [to, from], [to, to], [from, to]);

export const bar = (from: number, to: number): Shape => polygon([0, from], [TILE, from], [TILE, to], [0, to]);
