import { withNarrower } from '#shared/cms/narrower';
import { listProjectPlaces } from '#shared/cms/projects';
import type { ListQuery } from '#shared/library/list-query';

/** Where the projects of a list are, all its pages together. */
export const useProjectPlaces = ({ q, facets }: ListQuery) =>
  useCmsData(`project-places:${JSON.stringify({ q, facets })}`, async (cms, locale) => listProjectPlaces(cms, await withNarrower(cms, { locale, q, ...facets })));
