import type { Core, Struct } from '@strapi/strapi';
import { locales } from '../../config/locales';
import type { Grant } from './grants';

export interface RoleDefinition {
  code: string;
  name: string;
  description: string;
  grants: Grant[];
}

type ContentType = Struct.ContentTypeSchema;

const explorer = (action: string) => `plugin::content-manager.explorer.${action}`;
const everyLocale = locales.map(({ code }) => code);
const LOOK_AT_FILES = ['plugin::upload.read', 'plugin::upload.assets.download', 'plugin::upload.assets.copy-link'];
const MANAGE_FILES = [...LOOK_AT_FILES, 'plugin::upload.assets.create', 'plugin::upload.assets.update', 'plugin::upload.configure-view'];

const LOOK_AT_LINKS = ['plugin::links.read'];
const CHECK_LINKS = [...LOOK_AT_LINKS, 'plugin::links.check'];

/** Whoever may write every work may write many at a time. */
const IMPORT_FILES = ['plugin::imports.read', 'plugin::imports.bring', 'plugin::imports.undo'];

const general = (actions: readonly string[]): Grant[] => actions.map((action) => ({ action, subject: null, properties: {} }));

function isLocalized({ pluginOptions }: { pluginOptions?: unknown }): boolean {
  return (pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;
}

function contentTypes(strapi: Core.Strapi): ContentType[] {
  return Object.values(strapi.contentTypes as Record<string, ContentType>).filter(({ uid }) => uid.startsWith('api::'));
}

/** Paths of every field a permission can name, those inside components included: `title`, `questions.text`. */
function fieldsOf(strapi: Core.Strapi, type: ContentType): string[] {
  return strapi.service('admin::content-type').getNestedFields(type, { components: strapi.components });
}

function grant(type: ContentType, action: string, codes: readonly string[], fields?: readonly string[]): Grant {
  return { action: explorer(action), subject: type.uid, properties: { ...(fields ? { fields } : {}), ...(isLocalized(type) ? { locales: codes } : {}) } };
}

function editor(strapi: Core.Strapi): Grant[] {
  return contentTypes(strapi).flatMap((type) => [
    ...['create', 'read', 'update'].map((action) => grant(type, action, everyLocale, fieldsOf(strapi, type))),
    grant(type, 'delete', everyLocale),
    ...(type.options?.draftAndPublish ? [grant(type, 'publish', everyLocale)] : []),
  ]);
}

/** Reads everything; writes the translated fields of one language. Shared fields count for all languages, so they are the editors'. */
function translator(strapi: Core.Strapi, locale: string): Grant[] {
  return contentTypes(strapi).flatMap((type) => {
    const fields = fieldsOf(strapi, type);
    const read = grant(type, 'read', everyLocale, fields);
    if (!isLocalized(type)) return [read];
    const own = fields.filter((field) => isLocalized(type.attributes[field.split('.')[0] ?? ''] ?? {}));
    return [
      read,
      grant(type, 'create', [locale], own),
      grant(type, 'update', [locale], own),
      ...(type.options?.draftAndPublish ? [grant(type, 'publish', [locale])] : []),
    ];
  });
}

/** The roles of this installation. `strapi-editor` is the code of the role Strapi itself names Editor. */
export function roleDefinitions(strapi: Core.Strapi): RoleDefinition[] {
  return [
    {
      code: 'strapi-editor',
      name: 'Editor',
      description: 'Writes, translates, publishes and deletes all content in all languages, manages files, and imports works.',
      grants: [...editor(strapi), ...general([...MANAGE_FILES, ...CHECK_LINKS, ...IMPORT_FILES])],
    },
    ...locales.map(({ code, name }) => ({
      code: `translator-${code}`,
      name: `Translator (${name})`,
      description: `Reads everything; writes and publishes the translated fields in ${name} only. Cannot delete.`,
      grants: [...translator(strapi, code), ...general([...LOOK_AT_FILES, ...LOOK_AT_LINKS])],
    })),
  ];
}
