import { basename } from 'node:path';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test.tsx', 'test/**'];
const admin = ['src/admin/**', 'src/plugins/*/admin/**'];

/** A file is named after the noun it owns. */
const fileNames = {
  rules: {
    'noun-names': {
      meta: { type: 'problem', schema: [], messages: { vague: 'Name the file after the noun it owns, not "{{name}}".' } },
      create: (context) => ({
        Program(node) {
          const name = basename(context.filename).replace(/\..*$/, '');
          if (/^(utils?|helpers?|misc|common)$/.test(name)) context.report({ node, messageId: 'vague', data: { name } });
        },
      }),
    },
  },
};

const languageList = {
  selector: 'ArrayExpression:has(> Literal[value="es"]):has(> Literal[value="fr"])',
  message: 'config/locales.ts is the only list of languages.',
};

const lifecycles = {
  selector: 'MemberExpression[property.name="lifecycles"][object.property.name="db"]',
  message: 'Behaviour on content lives in src/documents/ or a plugin, never in database lifecycles.',
};

/** Strapi and knex answer `any` wherever a plugin's service, a row or JSON comes in: a named type is given there. */
const typed = {
  extends: [tseslint.configs.recommendedTypeCheckedOnly],
  rules: {
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-base-to-string': 'off',
    // Whether one is needed changes with the types that strapi develop generates.
    '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/unbound-method': 'off',
  },
};

export default defineConfig(
  { ignores: ['dist/', 'build/', '.strapi/', 'types/generated/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,mts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { workspace: fileNames },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', languageList],
      'workspace/noun-names': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Text from outside is searched for control characters on purpose.
      'no-control-regex': 'off',
    },
  },
  {
    ...typed,
    files: ['config/**/*.ts', 'src/**/*.ts'],
    ignores: [...tests, ...admin, '**/fixture.ts'],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    ...typed,
    files: ['{src,config,test,scripts}/**/*.test.ts', '**/fixture.ts', 'test/**/*.ts', 'scripts/**/*.{ts,mts}'],
    ignores: admin,
    languageOptions: { parserOptions: { project: 'tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    // A controller, a route and a service are what Strapi makes of the schema, and nothing else.
    files: ['src/api/*/{controllers,routes,services}/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 8 }] },
  },
  {
    files: ['src/{api,documents,startup}/**/*.ts', 'src/index.ts'],
    rules: { 'no-restricted-syntax': ['error', languageList, lifecycles] },
  },
  {
    files: ['src/plugins/delivery/server/{outlets,query,search,http}/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        languageList,
        { selector: 'CallExpression[callee.property.name="documents"]', message: 'What readers get is rendered from records, never from documents.' },
        { selector: 'CallExpression[callee.property.name="query"][callee.object.property.name="db"]', message: 'What readers get is rendered from records, never from authoring tables.' },
      ],
    },
  },
  {
    files: ['src/plugins/search/server/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error',
        languageList,
        { selector: 'CallExpression[callee.property.name="documents"][callee.object.name="strapi"]', message: 'The search reads records, never documents.' },
        { selector: 'CallExpression[callee.property.name="query"][callee.object.property.name="db"]', message: 'The search reads records, never authoring tables.' },
      ],
    },
  },
  // The languages of the admin's own interface are those Strapi ships.
  { files: ['src/admin/app.tsx', 'config/locales.ts', '**/fixture.ts', ...tests], rules: { 'no-restricted-syntax': 'off', 'max-lines': 'off' } },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
);
