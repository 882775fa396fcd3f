import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import withNuxt from './.nuxt/eslint.config.mjs';

/** Attributes that are read, by the names of elements. A component's `title` may be the name of a field. */
const readAttributes = {
  '/./': ['alt', 'placeholder', 'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext'],
  '/^[a-z][a-z0-9]*$/': ['title', 'label'],
};

export default withNuxt(
  ...vueI18n.configs['flat/recommended'],
  {
    settings: { 'vue-i18n': { localeDir: './i18n/locales/*.json', messageSyntaxVersion: '^11.0.0' } },
    rules: {
      '@intlify/vue-i18n/no-dynamic-keys': 'error',
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-missing-keys-in-other-locales': ['error', { ignoreLocales: [] }],
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[\\s·,…]+$', attributes: readAttributes }],
      '@intlify/vue-i18n/no-unused-keys': ['error', { extensions: ['.ts', '.vue'], src: './app', ignores: ['/^paths\\./'] }],
      '@intlify/vue-i18n/no-html-messages': 'error',
      '@intlify/vue-i18n/no-v-html': 'off',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'import/no-default-export': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/html-self-closing': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  // French puts a no-break space before some marks.
  { files: ['i18n/locales/*.json'], rules: { 'no-irregular-whitespace': 'off' } },
  { ignores: ['shared/types/cms.generated.ts'] },
);
