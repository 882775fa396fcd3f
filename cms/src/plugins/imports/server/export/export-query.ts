import type { ContentModel } from '../../../delivery/server/project/model';
import { BadRequest } from '../../../delivery/server/query/bad-request';
import { parseParameters, refuseUnknown } from '../../../delivery/server/query/parameters';
import { type Limits, type ListQuery, parseListQuery } from '../../../delivery/server/query/parse';

/** What narrows a list, and how it is shown. An export has an order and a length of its own, and holds every field. */
const PARAMETERS = ['locale', 'fallback', 'filters', 'q'];

/** Reads the query string of an export: that of a list, but for what an export does not have. Throws BadRequest. */
export function parseExportQuery(model: ContentModel, query: string, limits: Limits): ListQuery {
  const type = model.types.get('resource');
  if (!type) throw new BadRequest('path', 'There are no works here.');
  refuseUnknown(parseParameters(query), PARAMETERS);
  return parseListQuery(model, type, query, limits);
}
