import type { Weave } from './weave';

/** The colours of a cloth where no style sheet reaches: those of `tokens.css` in the light. */
export interface Dye {
  cloth: string;
  /** Words on it. */
  on: string;
  threads: readonly [string, string, string];
}

const ON_DARK = '#fffaf0';
const UNDYED = '#fff6e3';

const indigo: Dye = { cloth: '#2a2880', on: ON_DARK, threads: ['#f5b433', '#e4604a', UNDYED] };

export const dyes: Readonly<Record<Weave, Dye>> = {
  pieced: indigo,
  impact: indigo,
  power: { cloth: '#9c1c33', on: ON_DARK, threads: ['#f3a18b', '#f5b433', '#5c0b20'] },
  recognition: { cloth: '#f5b433', on: '#17172b', threads: ['#9c1c33', '#2a2880', UNDYED] },
  democracy: { cloth: '#0b5846', on: ON_DARK, threads: ['#9ad6ae', '#f5b433', UNDYED] },
};
