import type { ContentModel, TypeModel } from '../../../delivery/server/project/model';
import { parseParameters, refuseUnknown } from '../../../delivery/server/query/parameters';
import { type Limits, type ListQuery, parseListQuery } from '../../../delivery/server/query/parse';

/** What narrows a list, and how it is shown. An export has an order and a length of its own, and holds every field. */
const PARAMETERS = ['locale', 'fallback', 'filters', 'q'];

/** The type of works. */
export function workType({ types }: ContentModel): TypeModel {
  const type = types.get('resource');
  if (!type) throw new Error('There is no type resource.');
  return type;
}

/** Reads the query string of an export: that of a list, but for what an export does not have. Throws BadRequest. */
export function parseExportQuery(model: ContentModel, query: string, limits: Limits): ListQuery {
  refuseUnknown(parseParameters(query), PARAMETERS);
  return parseListQuery(model, workType(model), query, limits);
}
