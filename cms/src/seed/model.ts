import { dependencyOrder } from './dependency-order';

/** The parts of an attribute's schema that a seed must respect. */
export interface SeedAttribute {
  type: string;
  customField?: string;
  component?: string;
  components?: readonly string[];
  repeatable?: boolean;
  relation?: string;
  target?: string;
  enum?: readonly string[];
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  regex?: string | RegExp;
  default?: unknown;
  pluginOptions?: { i18n?: { localized?: boolean }; delivery?: { requiredInSource?: boolean } };
}

export type SeedAttributes = Readonly<Record<string, SeedAttribute>>;

export interface SeedModel {
  uid: string;
  /** Folder of the type: its name in the public API. */
  folder: string;
  single: boolean;
  hasDrafts: boolean;
  localized: boolean;
  attributes: SeedAttributes;
}

export interface SeedSchema {
  /** In the order of writing: a type stands after those it points to. */
  models: readonly SeedModel[];
  locales: readonly string[];
  componentAttributes(uid: string): SeedAttributes | undefined;
}

/** A content type as its schema.json or as Strapi holds it. */
export interface RawType {
  kind?: string;
  info: { singularName: string; pluralName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
  attributes: Record<string, unknown>;
}

/** Attributes that Strapi adds and rules itself. */
const NOT_SEEDED = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations']);

function seedModel(uid: string, { kind, info, options, pluginOptions, attributes }: RawType): SeedModel {
  const single = kind === 'singleType';
  return {
    uid,
    folder: single ? info.singularName : info.pluralName,
    single,
    hasDrafts: options?.draftAndPublish === true,
    localized: pluginOptions?.i18n?.localized === true,
    attributes: Object.fromEntries(Object.entries(attributes as SeedAttributes).filter(([name]) => !NOT_SEEDED.has(name))),
  };
}

export function relationsOf({ attributes }: SeedModel): [string, SeedAttribute][] {
  return Object.entries(attributes).filter(([, { type }]) => type === 'relation');
}

/** Whether each language has a value of its own. Relations belong to the document. */
export function isLocalized(model: SeedModel, attribute: SeedAttribute): boolean {
  return model.localized && attribute.type !== 'relation' && attribute.pluginOptions?.i18n?.localized === true;
}

export function toSeedSchema(types: Readonly<Record<string, RawType>>, components: Readonly<Record<string, { attributes: unknown }>>, locales: readonly string[]): SeedSchema {
  const models = Object.entries(types)
    .filter(([uid]) => uid.startsWith('api::'))
    .map(([uid, type]) => seedModel(uid, type));
  const targets = (model: SeedModel) => {
    const uids = relationsOf(model).map(([, { target }]) => target);
    return models.filter((other) => other !== model && uids.includes(other.uid));
  };
  return {
    models: dependencyOrder(models, targets).ordered,
    locales,
    componentAttributes: (uid) => components[uid]?.attributes as SeedAttributes | undefined,
  };
}
