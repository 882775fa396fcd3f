import { chromium } from 'playwright-core';
import { locales } from '../config/locales.ts';
import { overspent } from '../../web/scripts/measure/budgets.ts';
import { readTemplates, scriptBytesOf, type Template } from '../../web/scripts/measure/templates.ts';
import { twoViews, type View } from '../../web/scripts/measure/views.ts';
import { withSite } from './bench/seeded-site.mts';
import { aligned } from './bench/table.mts';
import { say } from './run/progress.mts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const HEAD = ['template', 'language', 'HTML+CSS', 'JS', 'requests', 'first view', 'second view', 'share', 'others'];

interface Measured {
  template: Template;
  first: View;
  second: View;
}

const toRow = ({ template, first, second }: Measured): string[] => [
  template.name,
  template.locale,
  ...[first.textBytes, first.scriptBytes, first.requests, first.bytes, second.bytes].map(String),
  `${((100 * second.bytes) / first.bytes).toFixed(1)} %`,
  String(first.foreign.length + second.foreign.length),
];

/** `site:bytes`: what every template costs in every language, in bytes on the line. Exits 1 where a budget is not kept. */
async function measure(webUrl: string): Promise<boolean> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-background-networking'] });
  const measured: Measured[] = [];
  try {
    for (const template of await readTemplates(webUrl, locales.map(({ code }) => code))) measured.push({ template, ...(await twoViews(browser, webUrl + template.path)) });
  } finally {
    await browser.close();
  }
  say(aligned([HEAD, ...measured.map(toRow)]));
  const broken = measured.flatMap((page) => overspent(page, scriptBytesOf(page.template)).map((words) => `✗ ${page.template.path}: ${words}`));
  say(broken.length > 0 ? broken.join('\n') : `✓ ${measured.length} pages keep all budgets.`);
  return broken.length === 0;
}

process.exit((await withSite(measure)) ? 0 : 1);
