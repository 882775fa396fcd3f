/** What an editor reads about one attribute. */
export interface FieldMessages {
  label: string;
  description: string;
}

interface ModelMessages {
  name: string;
  fields?: Record<string, FieldMessages>;
}

/** One file of translations/, as translators edit it. */
export interface Messages {
  /** By singular name. A field of the same name in `fields` need not be repeated here. */
  types: Record<string, ModelMessages>;
  /** Fields that mean the same in several types. */
  fields: Record<string, FieldMessages>;
  /** By uid. */
  components: Record<string, ModelMessages>;
  /** Values of enumerations. */
  values: Record<string, string>;
  /** Categories of components, as the picker of a page's parts shows them. */
  categories: Record<string, string>;
  /** The sentence added to every attribute that belongs to the document and not to one language. */
  shared: string;
  /** Labels of what Strapi itself keeps about every entry. */
  system: Record<string, string>;
  /** Reasons for which the server refuses a value (documents/value-error.ts). */
  errors: Record<string, string>;
  /** Of the plugin vocabulary. */
  vocabulary: Record<string, string>;
  /** Of the plugin translation. */
  translation: Record<string, string>;
  /** Of the plugin links. */
  links: Record<string, string>;
  /** Of the plugin imports. */
  imports: Record<string, string>;
}

/** The part of a content type's or component's schema that messages are found by. */
export interface Model {
  uid: string;
  displayName: string;
  attributes: readonly string[];
}

export interface Models {
  types: readonly Model[];
  components: readonly Model[];
}

/** `api::project.project` → `project` */
export function typeName(uid: string): string {
  return uid.slice(uid.lastIndexOf('.') + 1);
}

export function fieldMessages(messages: Messages, model: Model, attribute: string): FieldMessages | undefined {
  const own = model.uid.includes('::') ? messages.types[typeName(model.uid)] : messages.components[model.uid];
  const common = model.uid.includes('::') ? messages.fields[attribute] : undefined;
  return own?.fields?.[attribute] ?? common;
}

/** Message id of an attribute's description. Strapi has none of its own: it shows the stored text. */
export function descriptionId(uid: string, attribute: string): string {
  return `content.${uid}.${attribute}`;
}

export const SHARED_ID = 'content.shared';

function prefixed(prefix: string, messages: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [`${prefix}${key}`, message]));
}

function modelMessages(messages: Messages, model: Model, labels: string): [string, string][] {
  return model.attributes.flatMap((attribute): [string, string][] => {
    const field = fieldMessages(messages, model, attribute);
    if (!field) return [];
    return [
      [`content-manager.${labels}.${model.uid}.${attribute}`, field.label],
      [descriptionId(model.uid, attribute), field.description],
    ];
  });
}

/**
 * Messages under the ids that Strapi 5.54 looks up: a type by its display name, a component and a category by their own
 * name, an enumeration's value by itself, an attribute by `content-manager.content-types.UID.NAME` or
 * `content-manager.components.UID.NAME`.
 */
export function toStrapiMessages(messages: Messages, { types, components }: Models): Record<string, string> {
  return {
    ...messages.values,
    ...messages.categories,
    ...prefixed('vocabulary.', messages.vocabulary),
    ...prefixed('translation.', messages.translation),
    ...prefixed('links.', messages.links),
    ...prefixed('imports.', messages.imports),
    [SHARED_ID]: messages.shared,
    ...Object.fromEntries(types.map(({ uid, displayName }) => [displayName, messages.types[typeName(uid)]?.name ?? displayName])),
    ...Object.fromEntries(components.map(({ uid, displayName }) => [uid, messages.components[uid]?.name ?? displayName])),
    ...Object.assign({}, ...types.map(({ uid }) => prefixed(`content-manager.content-types.${uid}.`, messages.system))),
    ...Object.fromEntries(types.flatMap((model) => modelMessages(messages, model, 'content-types'))),
    ...Object.fromEntries(components.flatMap((model) => modelMessages(messages, model, 'components'))),
  };
}
