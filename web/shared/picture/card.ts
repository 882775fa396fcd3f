import { clothPaths, clothViewBox } from '../cover/cloth';
import { dyes } from '../cover/dyes';
import type { Weave } from '../cover/weave';
import { CARD_HEIGHT, CARD_WIDTH } from './card-size';
import { fitText } from './fit';
import { type Letters, lineToSvg, toLetters, widthOf } from './letters';

/** The picture that stands for a page where its address is handed on. */
export interface Card {
  title: string;
  /** What stands above the title and below it. */
  section: string | null;
  site: string;
  /** Of the page's cloth. */
  seed: string;
  weave: Weave;
}

const EDGE = 64;
/** Where the cloth begins beside words. */
const CLOTH_X = 780;
const SMALL = 32;
const SIZES = Array.from({ length: 32 }, (_, step) => 92 - 2 * step);
const LEADING = 1.06;
const TITLE_TOP = 122;
const TITLE_BOTTOM = 492;
/** From the line letters stand on to the top of capitals, in sizes. */
const CAPITALS = 0.65;

interface Place {
  x: number;
  columns: number;
}

function cloth({ seed, weave }: Card, { x, columns }: Place): string {
  const size = { columns, rows: 3 };
  const box = `x="${x}" y="0" width="${CARD_WIDTH - x}" height="${CARD_HEIGHT}" viewBox="${clothViewBox(size)}" preserveAspectRatio="xMidYMid slice"`;
  return `<svg ${box}>${clothPaths({ seed, weave, ...size })}</svg>`;
}

function words({ title, section, site }: Card, letters: Letters): string | null {
  const [written, above, below] = [title, section ?? '', site].map((text) => toLetters(text, letters));
  if (!written || above == null || below == null) return null;
  const width = CLOTH_X - 2 * EDGE;
  const measure = (text: string, size: number): number => widthOf(text, size, letters);
  const { size, lines } = fitText(written, { width, height: TITLE_BOTTOM - TITLE_TOP, sizes: SIZES, leading: LEADING }, measure);
  const small = (text: string, y: number): string => (text === '' ? '' : lineToSvg(fitText(text, { width, height: SMALL, sizes: [SMALL], leading: 1 }, measure).lines[0] ?? '', { x: EDGE, y, size: SMALL }, letters));
  const first = TITLE_BOTTOM - (lines.length - 1) * size * LEADING;
  const set = lines.map((line, index) => lineToSvg(line, { x: EDGE, y: first + index * size * LEADING, size }, letters));
  return [small(above, EDGE + SMALL * CAPITALS), ...set, below === written ? '' : small(below, CARD_HEIGHT - EDGE + 8)].join('');
}

/** The card as SVG. Where the face lacks a letter of its words it is the cloth alone. */
export function cardToSvg(card: Card, letters: Letters): string {
  const { cloth: ground, on, threads } = dyes[card.weave];
  const text = words(card, letters);
  const style = [ground, ...threads].map((color, index) => `.t${index}{fill:${color}}`).join('');
  const picture = text === null ? cloth(card, { x: 0, columns: 6 }) : cloth(card, { x: CLOTH_X, columns: 2 }) + `<g fill="${on}">${text}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><style>${style}</style><rect width="100%" height="100%" fill="${ground}"/>${picture}</svg>`;
}
