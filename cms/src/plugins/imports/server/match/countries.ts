import { alpha2ToAlpha3 } from 'i18n-iso-countries';
import { fold } from '../../../delivery/server/project/fold';
import { countryConcepts } from '../../../search/server/thesaurus/countries';
import { countryCodes } from '../../../vocabulary/shared/codes';
import { nearest } from '../formats/nearest';
import { FURTHER_NAMES } from './country-names';

export type CountryFound = { code: string } | { nearest: string | undefined } | { several: string[] };

/** Shorter words are like too many names: "Cuba" for "UBA" helps nobody. */
const GUESSED = 6;

/** A name for comparing: without case, accents, points and its article, apostrophes and hyphens as they may be typed. */
const keyOf = (name: string): string =>
  fold(name).replace(/[‘’ʼ`´]/g, "'").replace(/\./g, '').replace(/&/g, ' and ').replace(/[\s\u2010-\u2015-]+/g, ' ').trim().replace(/^(?:the|el|la|los|las|le|les) |^l'/, '');

/** "Myanmar (Burma)" is also called by either of its parts. */
const partsOf = (name: string): string[] => /^(.+?)\s*\(([^()]+)\)$/.exec(name)?.slice(1) ?? [];

/** What a name in two parts may stand for: "Congo, Republic of", "Congo (Kinshasa)". */
function turned(name: string): string[] {
  const [, first = '', second = ''] = /^([^,(]+?)\s*(?:,\s*([^,]+)|\([^()]+\))$/.exec(name) ?? [];
  const last = second || (partsOf(name)[1] ?? '');
  if (first === '' || last === '') return [];
  // What a state is adds nothing to which it is; other words do: "Guinea, Equatorial".
  const form = /republi|state|estado|etat|kingdom|reino|royaume|bolivarian|plurinacional/.test(fold(last));
  return [`${last} ${first}`, `${last} the ${first}`, `${last}${first}`, `${first} ${last}`, ...(form ? [first] : [])];
}

/** Names of countries in the languages of the site, and what they mean: official ones, common ones, acronyms, ISO 3166-1 codes. */
export class Countries {
  /** Names as a whole, then parts of them. */
  private readonly layers: readonly Map<string, Set<string>>[] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  /** Names as they are said and folded. */
  private readonly spoken = new Map<string, string>();
  private readonly shown = new Map<string, string>();

  constructor(locales: readonly string[]) {
    const known = new Set(countryCodes());
    for (const { facet, labels } of countryConcepts(locales)) {
      const code = String(facet?.value);
      if (!known.has(code)) continue;
      const names = [...Object.values(labels).flat(), ...(FURTHER_NAMES[code] ?? [])];
      this.shown.set(code, `${names[0] ?? code} (${code})`);
      for (const name of names) this.spoken.set(name, fold(name));
      for (const name of [...names, code, alpha2ToAlpha3(code) ?? code]) this.add(0, name, code);
      for (const part of names.flatMap(partsOf)) this.add(1, part, code);
    }
  }

  private add(layer: number, name: string, code: string): void {
    const key = keyOf(name);
    this.layers[layer]?.set(key, (this.layers[layer].get(key) ?? new Set()).add(code));
  }

  /** The ISO 3166-1 alpha-2 code of a code or name; else the countries it may mean, or the nearest name. */
  resolve(text: string): CountryFound {
    const name = text.trim();
    for (const spoken of [name, ...turned(name)]) {
      for (const layer of this.layers) {
        const [code, ...others] = layer.get(keyOf(spoken)) ?? [];
        if (code === undefined) continue;
        return others.length === 0 ? { code } : { several: [code, ...others].sort().map((one) => this.shown.get(one) ?? one) };
      }
    }
    return { nearest: name.length < GUESSED ? undefined : nearest(name, this.spoken.keys(), (known) => this.spoken.get(known) ?? '', 4) };
  }
}
