import type { SharedExpression } from '../types/cms.generated';

type Edition = SharedExpression & { language: string; href: string };

/** Where a work is read: one address, and the editions that are all found at it. */
export type ReadingPlace = [Edition, ...Edition[]];

/** Something is known of it that is not true of others at the same address. */
const isApart = ({ file, bytes, pages, translator }: SharedExpression): boolean => Boolean(file ?? bytes ?? pages ?? translator);

/**
 * The editions of a work by their addresses, that in the reader's language first. Without a file or an address of its own, an edition is read
 * where the work is (`sourceUrl`). An address that many share leads to one page: it is one way, not as many.
 */
export function toReadingPlaces(expressions: readonly SharedExpression[], sourceUrl: string | null, locale: string): ReadingPlace[] {
  const editions = expressions
    .toSorted((a, b) => Number(b.language === locale) - Number(a.language === locale))
    .flatMap((edition): Edition[] => {
      const href = edition.file?.url ?? edition.url ?? sourceUrl;
      return href && edition.language ? [{ ...edition, language: edition.language, href }] : [];
    });
  const places = Map.groupBy(editions, (edition) => (isApart(edition) ? edition : edition.href));
  return [...places.values()] as ReadingPlace[];
}
