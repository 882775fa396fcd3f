import { locales } from '../../cms/config/locales';

/** Plural forms are written in CLDR's order of the language: English one | other, Spanish and French one | many | other. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

function pluralRule(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const own = CATEGORIES.filter((category) => rules.resolvedOptions().pluralCategories.includes(category));
  return (choice: number, forms: number): number => Math.min(own.indexOf(rules.select(choice)), forms - 1);
}

export default defineI18nConfig(() => ({
  legacy: false,
  // A missing message is a defect that the lint finds, not a text in another language.
  fallbackLocale: false,
  pluralRules: Object.fromEntries(locales.map(({ code }) => [code, pluralRule(code)])),
}));
