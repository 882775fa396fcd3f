import { median } from '../table.mts';
import { workId } from './works.mts';

const ROUNDS = 7;

/** Addresses of the API besides the search, by what they are; each is asked with another number every time. */
const ADDRESSES: Readonly<Record<string, (round: number) => string>> = {
  'list of 25': (round) => `/api/resources?pagination[page]=${round + 1}&pagination[pageSize]=25&populate=themes,publishers`,
  'list, page 1,000': (round) => `/api/resources?pagination[page]=${1_000 + round}&pagination[pageSize]=25&populate=themes,publishers`,
  'list by title': (round) => `/api/resources?sort=title&pagination[page]=${round + 1}&pagination[pageSize]=25`,
  'list of a kind and year': (round) => `/api/resources?filters[kind][$eq]=guide&filters[year][$eq]=${2_010 + round}&pagination[pageSize]=25`,
  'list by last change': (round) => `/api/resources?sort=updatedAt:desc&pagination[page]=${round + 1}&pagination[pageSize]=25`,
  'entry by id': (round) => `/api/resources/${workId(4_000 + round)}?locale=es`,
  'entry by slug': (round) => `/api/resources/work-${5_000 + round}-en`,
  'a hundred addresses for the sitemap': (round) => `/api/resources?fields=slug,updatedAt&sort=createdAt,documentId&pagination[page]=${round + 1}&pagination[pageSize]=100`,
  'the same, page 900': (round) => `/api/resources?fields=slug,updatedAt&sort=createdAt,documentId&pagination[page]=${Math.max(1, 900 - round)}&pagination[pageSize]=100`,
};

/** Median milliseconds of each, over HTTP. */
export async function timeDelivery(url: string): Promise<{ what: string; ms: number }[]> {
  const times: { what: string; ms: number }[] = [];
  for (const [what, address] of Object.entries(ADDRESSES)) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const response = await fetch(url + address(round));
      const text = await response.text();
      if (!response.ok) throw new Error(`${address(round)} answers ${response.status}: ${text.slice(0, 300)}`);
      rounds.push(performance.now() - begun);
    }
    times.push({ what, ms: median(rounds) });
  }
  return times;
}
