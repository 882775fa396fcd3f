import { type Attribute, headingOf, relationAttributes, type TypeModel, valueAttributes } from '../../../delivery/server/project/model';
import { ALWAYS, type Selection } from '../../../delivery/server/query/selection';

/** What a hit is told by. Long texts are left out: a passage of them stands beside it. */
const KINDS = new Set(['text', 'number', 'boolean', 'datetime', 'enumeration', 'code', 'slug', 'list']);
const PARTS = new Set(['expressions', 'languages']);
const RELATED = new Set(['frontier', 'organization']);

const isShown = ({ kind, publicName }: Attribute): boolean => KINDS.has(kind) || PARTS.has(publicName);

function briefly(type: TypeModel): Selection {
  const names = [headingOf(type), 'slug', 'icon'].filter((name) => type.attributes.some(({ publicName }) => publicName === name));
  return { type, fields: [...ALWAYS, ...names], relations: [] };
}

/** The members of a hit, and the related entries that come with it by their names. */
export function hitSelection(types: ReadonlyMap<string, TypeModel>, type: TypeModel): Selection {
  return {
    type,
    fields: [...ALWAYS, ...valueAttributes(type).filter(isShown).map(({ publicName }) => publicName), 'createdAt', 'updatedAt', 'publishedAt'],
    relations: relationAttributes(type).flatMap((attribute) => {
      const target = types.get(attribute.target ?? '');
      return target && RELATED.has(target.name) ? [{ attribute, selection: briefly(target) }] : [];
    }),
  };
}
