import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { geoBounds, geoCentroid, geoContains, geoEqualEarth, type GeoPermissibleObjects } from 'd3-geo';
import { iso31661 } from 'iso-3166';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/**
 * Writes the world as stitches on a cloth: a grid over the Equal Earth projection that says of each cell which country it
 * lies in. `--check` only compares, and exits 1 on drift.
 */

const output = resolve(import.meta.dirname, '../shared/map/world.generated.ts');

const COLUMNS = 132;
/** Antarctica takes a fifth of the cloth and has no members. */
const SOUTH = -57;
const NORTH = 80;

/** Places that the atlas draws without an ISO number. */
const UNNUMBERED: Record<string, string> = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY' };

interface Country {
  code: string;
  shape: GeoPermissibleObjects;
  bounds: [[number, number], [number, number]];
}

const alpha2 = new Map(iso31661.map((country) => [country.numeric, country.alpha2]));

function readCountries(scale: '110m' | '50m'): Country[] {
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(atlas, atlas.objects.countries).features.flatMap((shape) => {
    const code = alpha2.get(String(shape.id)) ?? UNNUMBERED[shape.properties.name];
    return code ? [{ code, shape, bounds: geoBounds(shape) }] : [];
  });
}

const countries = readCountries('50m');
const projection = geoEqualEarth().fitWidth(COLUMNS, { type: 'Sphere' });
const yOf = (latitude: number) => projection([0, latitude])?.[1] ?? 0;
const firstRow = Math.floor(yOf(NORTH));
const rowCount = Math.ceil(yOf(SOUTH)) - firstRow;

/** Boxes that cross the date line have their west in the east. */
const within = ([longitude, latitude]: [number, number], [[west, south], [east, north]]: Country['bounds']): boolean =>
  latitude >= south && latitude <= north && (west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east);

function countryAt(column: number, row: number): string {
  const [x, y] = [column + 0.5, row + firstRow + 0.5];
  const place = projection.invert?.([x, y]);
  const back = place && projection(place);
  if (!place || !back || Math.abs(place[0]) > 180 || Math.abs(back[0] - x) > 0.01) return '';
  return countries.find(({ bounds, shape }) => within(place, bounds) && geoContains(shape, place))?.code ?? '';
}

const cells = Array.from({ length: rowCount }, (_, row) => Array.from({ length: COLUMNS }, (__, column) => countryAt(column, row)));

/** A row as its runs: a country's code (none for water) and how many cells it goes on. */
function toRuns(row: readonly string[]): string {
  const runs: { code: string; length: number }[] = [];
  for (const code of row) {
    const last = runs.at(-1);
    if (last?.code === code) last.length += 1;
    else runs.push({ code, length: 1 });
  }
  if (runs.at(-1)?.code === '') runs.pop();
  return runs.map(({ code, length }) => `${code}${length}`).join(' ');
}

const drawn = new Set(cells.flat());
const small = countries
  .filter(({ code }) => !drawn.has(code) && code !== 'AQ')
  .map(({ code, shape }) => {
    const [x, y] = projection(geoCentroid(shape)) ?? [0, 0];
    return { code, column: Math.floor(x), row: Math.floor(y) - firstRow };
  })
  .filter(({ code, row }, index, all) => row >= 0 && row < rowCount && all.findIndex((other) => other.code === code) === index)
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const text = `/** The world in stitches, made from world-atlas (Natural Earth) by scripts/generate-map.mts. Do not edit. */

export const COLUMNS = ${COLUMNS};

/** North to south. Runs of cells: a country's code, or nothing for water, and how many. */
export const ROWS: readonly string[] = [
${cells.map((row) => `  '${toRuns(row)}',`).join('\n')}
];

/** Countries smaller than a stitch: column and row. */
export const SMALL: Readonly<Record<string, readonly [number, number]>> = {
${small.map(({ code, column, row }) => `  ${code}: [${column}, ${row}],`).join('\n')}
};
`;

if (process.argv.includes('--check')) {
  if (readFileSync(output, 'utf8') !== text) throw new Error('shared/map/world.generated.ts is not what scripts/generate-map.mts makes.');
} else {
  writeFileSync(output, text);
}
