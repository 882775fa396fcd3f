import { type Attribute, type ContentModel, relationAttributes, seenName, type TypeModel, valueAttributes } from '../project/model';
import { BadRequest } from './bad-request';
import { items, listed, refuseUnknown, type Tree } from './parameters';

/** Which members of an entry are shown, and which related entries come with it. */
export interface Selection {
  type: TypeModel;
  /** Names in the entry; null for all. */
  fields: readonly string[] | null;
  relations: readonly { attribute: Attribute; selection: Selection }[];
}

/** Related entries of related entries, and no further. */
export const MAX_DEPTH = 2;

const EMBEDDED = new Set(['component', 'zone', 'media']);

/** Always shown: without these an entry cannot be told from another, nor its languages known. */
export const ALWAYS = ['documentId', 'locale', 'localization'] as const;

function membersOf(attribute: Attribute): string[] {
  const { publicName, kind, checked } = attribute;
  if (checked) return [publicName, seenName(attribute)];
  return kind === 'richtext' ? [publicName, `${publicName}Html`] : [publicName];
}

export const selectableFields = (type: TypeModel): string[] => [...valueAttributes(type).flatMap(membersOf), 'createdAt', 'updatedAt', 'publishedAt'];

function parseFields(type: TypeModel, tree: Tree | string | undefined, name: string): string[] | null {
  const fields = listed(tree, name);
  if (fields.length === 0 || (fields.length === 1 && fields[0] === '*')) return null;
  const known = [...selectableFields(type), ...ALWAYS];
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown !== undefined) throw new BadRequest(name, `"${unknown}" is not a field of ${type.plural}. Allowed: ${known.join(', ')}.`, known);
  return fields;
}

interface Wish {
  name: string;
  /** What is asked of the related entries; undefined for their plain values. */
  options: Tree | undefined;
  parameter: string;
}

/** Two wishes for the same relation as one: what either populates. */
function merge(a: Tree, b: Tree, parameter: string): Tree {
  const populated = [a.get('populate'), b.get('populate')].filter((tree) => tree !== undefined);
  const merged: Tree = new Map([...a, ...b]);
  if (a.has('fields') && b.has('fields')) throw new BadRequest(parameter, `"${parameter}" chooses the fields of a relation a second time.`);
  if (populated.length > 1) merged.set('populate', new Map(populated.map((tree, index) => [String(index), tree])));
  return merged;
}

/** `a.b` as a wish for b inside a wish for a. */
function dotted(path: string, parameter: string): Wish {
  const [name = '', ...rest] = path.split('.');
  return { name, options: rest.length > 0 ? new Map([['populate', rest.join('.')]]) : undefined, parameter };
}

/** The forms of populate: `*`, `a,b.c`, a list, or a group by name with `true`, `*` or options. */
function wishes(tree: Tree | string, name: string, relations: readonly Attribute[]): Wish[] {
  if (tree === '*' || tree === 'true') return relations.map((attribute) => ({ name: attribute.publicName, options: undefined, parameter: name }));
  if (typeof tree === 'string') return listed(tree, name).map((path) => dotted(path, name));
  if ([...tree.keys()].every((key) => /^\d+$/.test(key))) return items(tree, name).flatMap(([item, key]) => wishes(item, `${name}[${key}]`, relations));
  return [...tree].map(([key, options]): Wish => {
    const parameter = `${name}[${key}]`;
    if (options === 'true' || options === '*') return { name: key, options: undefined, parameter };
    if (typeof options === 'string') throw new BadRequest(parameter, `"${parameter}" must be true, *, or a group with fields and populate.`, ['true', '*']);
    return { name: key, options, parameter };
  });
}

function parsePopulate(model: ContentModel, type: TypeModel, tree: Tree | string | undefined, name: string, depth: number): { relations: Selection['relations']; embedded: string[] } {
  if (tree === undefined) return { relations: [], embedded: [] };
  const relations = relationAttributes(type);
  const embeddable = valueAttributes(type).filter(({ kind }) => EMBEDDED.has(kind)).map(({ publicName }) => publicName);
  const known = [...relations.map(({ publicName }) => publicName), ...embeddable];
  const embedded: string[] = [];
  const chosen = new Map<string, Tree>();
  for (const wish of wishes(tree, name, relations)) {
    if (!known.includes(wish.name)) throw new BadRequest(wish.parameter, `"${wish.name}" cannot be populated on ${type.plural}. Allowed: ${known.join(', ') || 'nothing'}.`, known);
    if (embeddable.includes(wish.name)) {
      if (wish.options) throw new BadRequest(wish.parameter, `"${wish.name}" comes whole: it takes no options.`);
      embedded.push(wish.name);
    } else {
      if (depth > MAX_DEPTH) throw new BadRequest(wish.parameter, `populate reaches ${MAX_DEPTH} levels deep and no further.`);
      chosen.set(wish.name, merge(chosen.get(wish.name) ?? new Map(), wish.options ?? new Map(), wish.parameter));
    }
  }
  return {
    embedded,
    relations: relations.flatMap((attribute) => {
      const options = chosen.get(attribute.publicName);
      const target = model.types.get(attribute.target ?? '');
      return options && target ? [{ attribute, selection: parseSelection(model, target, options, `${name}[${attribute.publicName}]`, depth + 1) }] : [];
    }),
  };
}

/** Reads `fields` and `populate` of an entry or, further down, of a related entry. */
export function parseSelection(model: ContentModel, type: TypeModel, tree: Tree, prefix = '', depth = 1): Selection {
  const named = (name: string) => (prefix ? `${prefix}[${name}]` : name);
  if (prefix) refuseUnknown(tree, ['fields', 'populate'], prefix);
  const fields = parseFields(type, tree.get('fields'), named('fields'));
  const { relations, embedded } = parsePopulate(model, type, tree.get('populate'), named('populate'), depth);
  return { type, fields: fields && [...new Set([...ALWAYS, ...fields, ...embedded])], relations };
}

/** Every type a selection reads from. */
export function selectedTypes(selection: Selection): TypeModel[] {
  return [...new Set([selection.type, ...selection.relations.flatMap((relation) => selectedTypes(relation.selection))])];
}

/** Their names: a finished answer is good until one of them changes. */
export const typesOf = (selection: Selection): string[] => selectedTypes(selection).map(({ name }) => name);
