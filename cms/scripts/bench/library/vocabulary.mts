import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../../config/locales.ts';
import { cmsDir } from '../../run/workspace.mts';
import { Zipf } from './chance.mts';

/** Those of the site. */
export const LANGUAGES = locales.map(({ code }) => code);
export type Language = string;

/** Works of the seed are few: a library has more words, most of them rare. */
const WORDS = 24_000;
/** So many of the most frequent words carry no meaning of their own. */
const SHORTEST_TELLING = 5;

const seedDir = join(cmsDir, 'seed');

export interface SeedEntry {
  key: string;
  shared: Record<string, unknown>;
  versions: Partial<Record<Language, Record<string, unknown>>>;
}

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

/** The seed's documents of a type. */
export function seedEntries(type: string): SeedEntry[] {
  const folder = join(seedDir, type);
  return readdirSync(folder).sort().map((key) => {
    const file = (name: string) => join(folder, key, `${name}.json`);
    const versions = Object.fromEntries(LANGUAGES.flatMap((language) => (existsSync(file(language)) ? [[language, read(file(language))]] : [])));
    return { key, shared: existsSync(file('shared')) ? read(file('shared')) : {}, versions };
  });
}

/** The words of a language as the seed's works use them, the most frequent first, and rarer ones made of their parts. */
export class Vocabulary {
  readonly words: readonly string[];
  /** The most frequent that say something. */
  readonly telling: readonly string[];
  private readonly all: Zipf;

  constructor(language: Language, works: readonly SeedEntry[]) {
    const counts = new Map<string, number>();
    for (const { versions } of works) {
      const { title = '', abstract = '' } = versions[language] ?? {};
      for (const [word] of `${String(title)} ${String(abstract)}`.toLowerCase().matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const real = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([word]) => word);
    const seen = new Set(real);
    const made: string[] = [];
    for (let at = 0; real.length + made.length < WORDS; at += 1) {
      const word = `${(real[(at * 7) % real.length] ?? '').slice(0, 7)}${(real[(at * 13 + Math.floor(at / real.length)) % real.length] ?? '').slice(-5)}`;
      if (!seen.has(word)) made.push(word);
      seen.add(word);
      if (at > WORDS * 20) break;
    }
    this.words = [...real, ...made];
    this.telling = real.filter((word) => word.length >= SHORTEST_TELLING);
    this.all = new Zipf(this.words.length);
  }

  text(random: () => number, length: number): string {
    const drawn = Array.from({ length }, () => this.words[this.all.draw(random)] ?? '');
    return drawn.join(' ');
  }
}

export class Vocabularies {
  private readonly byLanguage: ReadonlyMap<Language, Vocabulary>;

  constructor() {
    const works = seedEntries('resources');
    this.byLanguage = new Map(LANGUAGES.map((language) => [language, new Vocabulary(language, works)]));
  }

  of(language: Language): Vocabulary {
    const vocabulary = this.byLanguage.get(language);
    if (!vocabulary) throw new Error(`The seed has no works in ${language}.`);
    return vocabulary;
  }
}
