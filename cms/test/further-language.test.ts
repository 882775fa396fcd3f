import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** Read as it is, not copied. */
const LINKED = ['node_modules', 'cms/node_modules', 'cms/seed', 'web/node_modules'];
/** What is made, and what refers to it: the site's tsconfig is one of Nuxt's. */
const LEFT_OUT = /\/(node_modules|dist|build|\.nuxt|\.output|\.cache|\.strapi|\.data|cms\/seed|web\/tsconfig\.json)$/;
const ENTRY = "  { code: 'gl', name: 'Galego', direction: 'ltr', fallback: ['es', 'en'] },\n";

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'further-language-'));
  for (const side of ['cms', 'web']) {
    cpSync(join(root, side), join(copy, side), { recursive: true, filter: (path) => !LEFT_OUT.test(path) && path !== import.meta.filename });
  }
  cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
  for (const path of LINKED) symlinkSync(join(root, path), join(copy, path));
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A message of the site in words of another language, with as many plural forms as Galician has. */
function inGalician(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.split(' | ').slice(0, 2).join(' | ') : value;
}

it('a further language is one entry in the list and one file of messages: the pure tests of what follows from the list pass with it', () => {
  const list = join(copy, 'cms/config/locales.ts');
  const text = readFileSync(list, 'utf8');
  writeFileSync(list, text.replace(/^\];$/m, `${ENTRY}];`));
  expect(readFileSync(list, 'utf8')).toContain(ENTRY);
  const messages = join(copy, 'web/i18n/locales');
  writeFileSync(join(messages, 'gl.json'), JSON.stringify(JSON.parse(readFileSync(join(messages, 'es.json'), 'utf8'), inGalician)));
  for (const side of ['cms', 'web']) {
    const report = execFileSync(join(root, side, 'node_modules/.bin/vitest'), ['related', '--run', '--project', 'unit', '--testTimeout', '60000', list], {
      cwd: join(copy, side),
      stdio: 'pipe',
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect(report).toMatch(/Test Files {2}\d+ passed/);
  }
}, 300_000);
