import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { toGsm } from '../../shared/share/sms';
import { type PseudoScript, toPseudoMessage } from '../pseudo/pseudo-message';
import { type SiteProcess, startSite } from './site-process';
import { standInFor } from './stand-in-cms';

const root = resolve(import.meta.dirname, '../../..');
/** Read as it is, not copied. */
const LINKED = ['node_modules', 'web/node_modules', 'cms/node_modules'];
const LEFT_OUT = /\/(node_modules|\.nuxt|\.output|\.data|test)$/;

export interface PseudoLocale {
  code: string;
  direction: 'ltr' | 'rtl';
  script: PseudoScript;
}

/** English to Intl: dates and names of countries are its own. Neither is a language of the site, here or anywhere. */
export const pseudoLocales: readonly PseudoLocale[] = [
  { code: 'en-XA', direction: 'ltr', script: 'accented' },
  { code: 'en-XB', direction: 'rtl', script: 'hebrew' },
];
const SOURCE = 'en';

type Messages = { [key: string]: string | Messages };

/** Addresses stay as they are. */
const translated = (messages: Messages, script: PseudoScript, path = ''): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      if (typeof value !== 'string') return [key, translated(value, script, `${path}${key}.`)];
      return [key, path === 'paths.' ? value : toPseudoMessage(value, script)];
    }),
  );

function addLanguages(copy: string): void {
  const list = join(copy, 'cms/config/locales.ts');
  const entries = pseudoLocales.map(({ code, direction, script }) => `  { code: '${code}', name: '${toPseudoMessage('Pseudo', script)}', direction: '${direction}', fallback: ['${SOURCE}'] },\n`);
  writeFileSync(list, readFileSync(list, 'utf8').replace(/^\];$/m, `${entries.join('')}];`));
  const folder = join(copy, 'web/i18n/locales');
  const source = JSON.parse(readFileSync(join(folder, `${SOURCE}.json`), 'utf8')) as Messages;
  for (const { code, script } of pseudoLocales) writeFileSync(join(folder, `${code}.json`), JSON.stringify(translated(source, script)));
}

/** The CMS knows no pseudo-language: it is asked in English, and each value of its answer is marked as borrowed from there. */
function borrowed(json: string, code: string): string {
  return JSON.stringify(
    JSON.parse(json, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('localization' in value) || typeof value.localization !== 'object') return value;
      const own = value.localization as { fields?: Record<string, string> } | null;
      const fields = { ...Object.fromEntries(Object.keys(value).map((field) => [field, SOURCE])), ...own?.fields };
      return { ...value, locale: code, localization: { ...own, state: 'fallback', fields } };
    }),
  );
}

export interface PseudoSite extends SiteProcess {
  /** Every text the content has, and as it stands in a short message: it is not the site's to translate. */
  readonly contentTexts: ReadonlySet<string>;
}

/** The site with two languages more, built in a folder of its own and shown in front of the content of a running CMS. */
export async function startPseudoSite(cmsUrl: string): Promise<PseudoSite> {
  const copy = mkdtempSync(join(tmpdir(), 'pseudo-site-'));
  cpSync(join(root, 'web'), join(copy, 'web'), { recursive: true, filter: (path) => !LEFT_OUT.test(path) });
  cpSync(join(root, 'cms/config'), join(copy, 'cms/config'), { recursive: true });
  cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
  for (const path of LINKED) symlinkSync(join(root, path), join(copy, path));
  addLanguages(copy);
  const built = promisify(execFile)(join(root, 'web/node_modules/.bin/nuxt'), ['build'], { cwd: join(copy, 'web'), env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 64 * 1024 * 1024 });
  await built.catch((error: unknown) => {
    rmSync(copy, { recursive: true, force: true });
    throw error;
  });

  const contentTexts = new Set<string>();
  const cms = await standInFor(cmsUrl, {
    toAddress: (address) => address.replace(/locale=en-X[AB]\b/, `locale=${SOURCE}`),
    toText(text, address) {
      const code = /locale=(en-X[AB])\b/.exec(address)?.[1];
      if (!code || !text.startsWith('{')) return text;
      JSON.parse(text, (_key, value: unknown) => {
        if (typeof value === 'string') for (const form of [value, toGsm(value)]) contentTexts.add(form.trim());
        return value;
      });
      return borrowed(text, code);
    },
  });
  const site = await startSite({ cmsUrl: cms.url, server: join(copy, 'web/.output/server/index.mjs') });
  return {
    url: site.url,
    contentTexts,
    async end(signal) {
      await site.end(signal);
      await cms.close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
