import type { Model, Models } from './messages';

interface Schema {
  info: { displayName: string; singularName?: string };
  attributes: Record<string, unknown>;
}

function toModel(uid: string, { info, attributes }: Schema): Model {
  return { uid, displayName: info.displayName, attributes: Object.keys(attributes) };
}

/** `…/shared/link.json` → `shared.link` */
function componentUid(path: string): string {
  return path.split('/').slice(-2).join('.').replace(/\.json$/, '');
}

/** Models by the schema files they are written in, in the order of their paths. */
export function toModels(types: Record<string, Schema>, components: Record<string, Schema>): Models {
  return {
    types: Object.values(types).map((schema) => toModel(`api::${schema.info.singularName}.${schema.info.singularName}`, schema)),
    components: Object.entries(components).map(([path, schema]) => toModel(componentUid(path), schema)),
  };
}
