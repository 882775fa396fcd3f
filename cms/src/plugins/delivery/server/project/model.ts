/** What the delivery needs to know of a content type, read once from its schema. Pure: no Strapi in here. */

export type AttributeKind = 'text' | 'richtext' | 'number' | 'boolean' | 'datetime' | 'enumeration' | 'code' | 'slug' | 'list' | 'component' | 'zone' | 'media' | 'relation';

export interface Attribute {
  /** Name in the schema. */
  name: string;
  /** Name in the public API. */
  publicName: string;
  kind: AttributeKind;
  /** Integers are refused decimals in filters. */
  integer: boolean;
  localized: boolean;
  /** Dropped when a document is generalised: it would tell the country or the organization. */
  locates: boolean;
  /** Component lists and multiple relations or media. */
  multiple: boolean;
  /** Values of an enumeration. */
  values: readonly string[];
  /** Part of the text that `q` looks in. */
  searchable: boolean;
  /** An address outside that is looked at from time to time: what was seen stands beside it. */
  checked: boolean;
  /** Component: its uid. Zone: none. */
  component?: string;
  /** Relation: singular name of the type it points to. */
  target?: string;
  /** Slug: the attribute it is made from. */
  slugOf?: string;
  /** Text: the picture it describes. */
  describes?: string;
}

export interface TypeModel {
  /** Singular name, as in `api::project.project`. */
  name: string;
  plural: string;
  uid: string;
  single: boolean;
  drafts: boolean;
  localized: boolean;
  hasSafety: boolean;
  hasConsent: boolean;
  attributes: readonly Attribute[];
}

export interface ContentModel {
  types: ReadonlyMap<string, TypeModel>;
  components: ReadonlyMap<string, readonly Attribute[]>;
}

export interface RawAttribute {
  type: string;
  customField?: string;
  component?: string;
  repeatable?: boolean;
  multiple?: boolean;
  relation?: string;
  target?: string;
  targetField?: string;
  enum?: readonly string[];
  pluginOptions?: { i18n?: { localized?: boolean }; delivery?: { locates?: boolean; checked?: boolean; as?: string; describes?: string } };
}

export interface RawSchema {
  kind?: string;
  uid?: string;
  info: { singularName: string; pluralName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, RawAttribute>;
}

/** Attributes that are no content: internals of Strapi, and what the safety rules keep private. */
const INTERNAL = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations', 'sourceLocale']);
const LISTS = new Set(['countries', 'languages', 'lines', 'field-names'].map((name) => `plugin::vocabulary.${name}`));

const KINDS: Record<string, AttributeKind> = {
  string: 'text', text: 'text', email: 'text', richtext: 'richtext', integer: 'number', decimal: 'number', float: 'number', boolean: 'boolean',
  datetime: 'datetime', date: 'code', time: 'code', enumeration: 'enumeration', uid: 'slug', component: 'component', dynamiczone: 'zone', media: 'media', relation: 'relation',
};

function kindOf(raw: RawAttribute): AttributeKind | undefined {
  if (raw.customField) return LISTS.has(raw.customField) ? 'list' : 'code';
  return KINDS[raw.type];
}

/** A schema's attribute as the delivery sees it, or undefined for one that is never public. */
export function toAttribute(name: string, raw: RawAttribute): Attribute | undefined {
  if (INTERNAL.has(name) || raw.component?.startsWith('safety.')) return undefined;
  const kind = kindOf(raw);
  if (!kind) return undefined;
  const target = raw.target?.match(/^api::([^.]+)\./)?.[1];
  if (kind === 'relation' && !target) return undefined;
  return {
    name,
    publicName: raw.pluginOptions?.delivery?.as ?? name,
    kind,
    integer: raw.type === 'integer',
    localized: kind !== 'relation' && (kind === 'slug' || raw.pluginOptions?.i18n?.localized === true),
    locates: raw.pluginOptions?.delivery?.locates === true,
    multiple: raw.repeatable === true || raw.multiple === true || /ToMany$/.test(raw.relation ?? ''),
    values: raw.enum ?? [],
    searchable: kind === 'text' || kind === 'richtext' || raw.customField === 'plugin::vocabulary.lines',
    checked: raw.pluginOptions?.delivery?.checked === true,
    component: raw.component,
    target,
    slugOf: raw.targetField,
    describes: raw.pluginOptions?.delivery?.describes,
  };
}

const attributesOf = (attributes: Record<string, RawAttribute>): Attribute[] =>
  Object.entries(attributes).flatMap(([name, raw]) => toAttribute(name, raw) ?? []);

function toTypeModel(schema: RawSchema): TypeModel {
  const { singularName: name, pluralName: plural } = schema.info;
  const localized = schema.pluginOptions?.i18n?.localized === true;
  const has = (component: string) => Object.values(schema.attributes).some((raw) => raw.component === component);
  return {
    name,
    plural,
    uid: `api::${name}.${name}`,
    single: schema.kind === 'singleType',
    drafts: schema.options?.draftAndPublish === true,
    localized,
    hasSafety: has('safety.profile'),
    hasConsent: has('safety.consent'),
    attributes: attributesOf(schema.attributes).map((attribute) => ({ ...attribute, localized: localized && attribute.localized })),
  };
}

/** Reads the schemas of all content types and components. */
export function toContentModel(schemas: readonly RawSchema[], components: Readonly<Record<string, { attributes: Record<string, RawAttribute> }>>): ContentModel {
  return {
    types: new Map(schemas.map((schema) => [schema.info.singularName, toTypeModel(schema)])),
    components: new Map(Object.entries(components).map(([uid, component]) => [uid, attributesOf(component.attributes)])),
  };
}

/** Name of the member beside a checked address: `sourceUrl` has `sourceUrlSeen`. */
export const seenName = ({ publicName }: Attribute): string => `${publicName}Seen`;

/** The attribute that says what an entry is called: the one its slug is made from. */
export const headingOf = ({ attributes }: TypeModel): string => attributes.find(({ kind }) => kind === 'slug')?.slugOf ?? 'title';

export const isRelation = (attribute: Attribute): boolean => attribute.kind === 'relation';

/** Attributes whose values stand in an entry; relations are joined when they are asked for. */
export const valueAttributes = (type: TypeModel): Attribute[] => type.attributes.filter((attribute) => !isRelation(attribute));

export const relationAttributes = (type: TypeModel): Attribute[] => type.attributes.filter(isRelation);
