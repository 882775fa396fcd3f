import type { WorkWrite } from '../../../src/plugins/imports/server/write/work-write.ts';
import { chance, Zipf } from './chance.mts';
import type { Topics } from './topics.mts';
import { LANGUAGES, type Language, type Vocabularies } from './vocabulary.mts';

export interface MadeWork {
  documentId: string;
  write: WorkWrite;
  slugs: Record<string, string>;
  createdAt: Date;
}

const KINDS = ['report', 'guide', 'article', 'toolkit', 'case-study', 'policy-brief', 'training', 'law', 'webinar', 'video', 'podcast'];
const LICENSES = ['CC BY 4.0', 'CC BY-NC 4.0', 'CC BY-SA 4.0', 'CC BY-NC-ND 4.0', 'CC0 1.0'];
const COUNTRIES = ('KE CO IN ZA UG BR PH MX NG PE TZ BD NP SL GT ID PK LR EC AR RW MW SN CL BO GH KH LK MM US ML CM ZM HN CD MZ VN TH CR TN MA JO LB GE AM UA RO PL HU ES FR GB CA AU NZ '
  + 'BI ET SO SS DJ AO GA CG TD CF BF NE TG BJ CI GM GN NA BW LS SZ ZW MG PG FJ SB TL MY SG KG KZ UZ TJ AL MK RS BA').split(' ');
const FIRST = 'Achieng Amina Beatriz Carlos Chantal Diego Esther Fatou Grace Hadiza Ibrahim Jeanne Juan Kofi Lucía María Nadia Omar Patricia Rosa Samuel Tomás Wanjiku Yusuf'.split(' ');
const LAST = 'Abdi Bah Castillo Diallo Escobar Flores Gómez Hassan Ibáñez Juma Kamau Lopez Mensah Ndiaye Otieno Pérez Quispe Ramos Sesay Traoré Uwimana Vargas Wekesa Zulu'.split(' ');

const STEP_MS = 61_000;
const FIRST_DAY = Date.UTC(2012, 0, 1);
const NEWEST = 2025;
const YEARS = 36;

/** Zero-padded, so that works are written in the order of their ids. */
export const workId = (index: number): string => `scalework${String(index).padStart(15, '0')}`;

/** Which share of the works is in a language; all are in the first. */
const SHARES: Readonly<Record<Language, number>> = { en: 1, es: 0.4, fr: 0.3 };

/** The source language first. */
function languagesOf(index: number, random: () => number): Language[] {
  const all = LANGUAGES.filter((language) => random() < (SHARES[language] ?? 0));
  const source = all[index % all.length] ?? '';
  return [source, ...all.filter((language) => language !== source)];
}

/** Makes works, each always the same by its number, with words and topics as a library has them: few are everywhere, most are rare. */
export function createWorks(vocabularies: Vocabularies, topics: Topics): (index: number) => MadeWork {
  const spread = Object.fromEntries(Object.entries(topics).map(([name, list]) => [name, new Zipf((list as unknown[]).length)])) as Record<keyof Topics, Zipf>;
  const countries = new Zipf(COUNTRIES.length);
  const kinds = new Zipf(KINDS.length);
  const drawn = (name: keyof Topics, most: number, random: () => number): string[] =>
    [...new Set(Array.from({ length: most }, () => topics[name][spread[name].draw(random)]?.documentId ?? ''))];

  return (index) => {
    const random = chance(index);
    const languages = languagesOf(index, random);
    // Half of all works have the most frequent telling word of their language.
    const common = index % 2 === 0;
    const versions = Object.fromEntries(languages.map((language) => {
      const { telling } = vocabularies.of(language);
      const title = `${vocabularies.of(language).text(random, 6 + Math.floor(random() * 5))} ${common && index % 8 === 0 ? (telling[0] ?? '') : ''}`.trim();
      const abstract = `${vocabularies.of(language).text(random, 45 + Math.floor(random() * 50))}${common ? ` ${telling[0]}` : ''}`;
      return [language, { title: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, abstract }];
    }));
    const author = () => `${FIRST[Math.floor(random() * FIRST.length)]} ${LAST[Math.floor(random() * LAST.length)]}`;
    const link = random() < 0.7;
    const write: WorkWrite = {
      row: index + 1, action: 'create', sourceLocale: languages[0] ?? '', versions, publish: true,
      shared: {
        kind: KINDS[kinds.draw(random)], year: NEWEST - Math.floor(random() ** 2 * YEARS), authors: [author(), author()],
        countries: [...new Set(Array.from({ length: 1 + (index % 2) }, () => COUNTRIES[countries.draw(random)]))],
        ...(random() < 0.6 ? { license: LICENSES[Math.floor(random() ** 2 * LICENSES.length)] } : {}),
        ...(link ? { sourceUrl: `https://example.org/works/${index}` } : {}),
        expressions: [{ language: LANGUAGES[Math.floor(random() * 4)] ?? 'pt', ...(link ? { url: `https://example.org/works/${index}.pdf` } : {}), mediaType: 'application/pdf', pages: 4 + Math.floor(random() * 160) }],
      },
      relations: { themes: drawn('theme', 1 + (index % 3), random), regions: drawn('region', 1, random), frontiers: index % 3 === 0 ? [] : drawn('frontier', 1, random), publishers: drawn('organization', 1, random) },
    };
    const slugs = Object.fromEntries(languages.map((language) => [language, `work-${index}-${language}`]));
    return { documentId: workId(index), write, slugs, createdAt: new Date(FIRST_DAY + index * (STEP_MS / 10)) };
  };
}
