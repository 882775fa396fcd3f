import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import logo from './assets/logo.svg';
import { describeFields } from './edit-view';
import { IntegerInput } from './IntegerInput';
import { readableCells } from './list-view';
import { toStrapiMessages, type Messages } from './messages';
import { toModels } from './models';
import { renewPreviewAddresses } from './preview';
import english from './translations/en.json';

const models = toModels(
  import.meta.glob('../api/*/content-types/*/schema.json', { eager: true, import: 'default' }),
  import.meta.glob('../components/*/*.json', { eager: true, import: 'default' }),
);

/** `./translations/es.json` → `es`: a file there is a language of the admin. */
const translations = Object.entries(import.meta.glob<Messages>('./translations/*.json', { eager: true, import: 'default' })).map(
  ([path, messages]) => [path.replace(/^.*\/|\.json$/g, ''), messages] as const,
);

/** Strapi's own messages by file: those it lacks in a language, or that say Strapi where the site is meant. */
const strapiMessages = import.meta.glob<Record<string, string>>('./translations/strapi/*.json', { eager: true, import: 'default' });

/**
 * Strapi's banner on its own news, which no setting turns off. It looks here whether a person closed it; `false` twice, for
 * the feature it speaks of and for an installation without telemetry id.
 */
const CLOSED_BANNER = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false';

/** Strapi keeps here which language a person reads the admin in. */
const LANGUAGE = 'strapi-admin-language';

/** Before a person's first login Strapi speaks English, whatever their browser asks for. */
function speakBrowserLanguage(): void {
  const spoken = translations.map(([language]) => language);
  const wished = navigator.languages.map((tag) => tag.replace(/-.*$/, '')).find((language) => spoken.includes(language));
  if (wished && !localStorage.getItem(LANGUAGE)) localStorage.setItem(LANGUAGE, wished);
}

export default {
  config: {
    locales: translations.map(([language]) => language),
    translations: Object.fromEntries(
      translations.map(([language, messages]) => [language, { ...toStrapiMessages(messages, models), ...strapiMessages[`./translations/strapi/${language}.json`] }]),
    ),
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    app.addFields({ type: 'integer', Component: IntegerInput as ComponentType });
  },
  bootstrap(app: StrapiApp) {
    speakBrowserLanguage();
    renewPreviewAddresses();
    localStorage.setItem(CLOSED_BANNER, 'true');
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', describeFields(english, models));
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', readableCells);
  },
};
