import type { Core } from '@strapi/strapi';
import { defaultLocale, locales } from '../../config/locales';

/** Makes Strapi's own list of locales equal to config/locales.ts. A locale that left the list stays: its content may still be wanted. */
export async function ensureLocales(strapi: Core.Strapi): Promise<void> {
  const service = strapi.plugin('i18n').service('locales');
  for (const { code, name } of locales) {
    const existing = await service.findByCode(code);
    if (!existing) await service.create({ code, name });
    else if (existing.name !== name) await service.update({ id: existing.id }, { name });
  }
  await service.setDefaultLocale({ code: defaultLocale });
}
