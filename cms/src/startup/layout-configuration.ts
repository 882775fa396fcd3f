import type { FieldMessages } from '../admin/messages';
import type { LayoutDefinition } from './layout-definitions';

/** The content manager's configuration of one type or component, as it keeps it. */
export interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

const PAGE_SIZE = 20;

/** `title:8 year:4` → two fields of a row */
function parseRow(row: string): { name: string; size: number }[] {
  return row.split(' ').map((cell) => {
    const [name = '', size] = cell.split(':');
    return { name, size: Number(size) };
  });
}

/**
 * The configuration a definition asks for. Texts are English: what Strapi shows where it does not translate. `mainFieldOf`
 * answers by which attribute a relation's target is named.
 */
export function configurationOf(
  current: Configuration,
  definition: LayoutDefinition,
  textsOf: (attribute: string) => FieldMessages | undefined,
  mainFieldOf: (attribute: string) => string | undefined,
): Configuration {
  const edit = definition.rows.map(parseRow);
  const shown = new Set(edit.flat().map(({ name }) => name));
  const { mainField, sort, list, placeholders } = definition;
  const metadatas = Object.entries(current.metadatas).map(([name, metadata]) => {
    const texts = textsOf(name);
    if (!texts) return [name, metadata] as const;
    const related = mainFieldOf(name);
    return [
      name,
      {
        edit: {
          ...metadata.edit,
          label: texts.label,
          description: texts.description,
          placeholder: placeholders?.[name] ?? '',
          visible: shown.has(name),
          editable: shown.has(name),
          ...(related ? { mainField: related } : {}),
        },
        list: { ...metadata.list, label: texts.label },
      },
    ] as const;
  });
  return {
    settings: {
      ...current.settings,
      mainField,
      ...(sort ? { defaultSortBy: sort[0], defaultSortOrder: sort[1], pageSize: PAGE_SIZE } : {}),
    },
    metadatas: Object.fromEntries(metadatas),
    layouts: { list: list ? [...list] : current.layouts.list, edit },
  };
}

/** A configuration without the attributes that came or went since: Strapi itself adds and drops those. */
function restricted({ settings, metadatas, layouts }: Configuration, known: ReadonlySet<string>): Configuration {
  return {
    settings,
    metadatas: Object.fromEntries(Object.entries(metadatas).filter(([name]) => known.has(name))),
    layouts: {
      list: layouts.list.filter((name) => known.has(name)),
      edit: layouts.edit.map((row) => row.filter(({ name }) => known.has(name))).filter((row) => row.length > 0),
    },
  };
}

/** Both configurations as far as both know their attributes, for a comparison. */
export function comparable(a: Configuration, b: Configuration): [Configuration, Configuration] {
  const known = new Set(Object.keys(a.metadatas).filter((name) => name in b.metadatas));
  return [restricted(a, known), restricted(b, known)];
}
