import { parseArgs } from 'node:util';
import { locales } from '../config/locales.ts';
import { type BestReport, type Report, scoresOf } from '../../web/scripts/measure/lighthouse.ts';
import { readTemplates, type Template } from '../../web/scripts/measure/templates.ts';
import { withSite } from './bench/seeded-site.mts';
import { aligned } from './bench/table.mts';
import { say } from './run/progress.mts';

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const LIMITS = { lcpMs: 1_200, cls: 0, tbtMs: 0 };

const faultsOf = ({ scores, lcpMs, cls, tbtMs, failed }: Report): string[] => [
  ...Object.entries(scores).flatMap(([category, score]) => (score < 100 ? [`${category} ${score}`] : [])),
  ...(lcpMs > LIMITS.lcpMs ? [`LCP ${lcpMs} ms`] : []),
  ...(cls > LIMITS.cls ? [`CLS ${cls}`] : []),
  ...(tbtMs > LIMITS.tbtMs ? [`TBT ${tbtMs} ms`] : []),
  ...failed,
];

const toRow = ({ name, locale }: Template, { scores, lcpMs, cls, tbtMs, looks }: BestReport): string[] => [name, locale, ...Object.values(scores).map(String), `${lcpMs} ms`, cls.toFixed(3), `${tbtMs} ms`, String(looks)];

/** `site:lighthouse`: Lighthouse's mobile scores of every template in every language. `--only home` looks at one. Exits 1 below its best. */
async function measure(webUrl: string): Promise<boolean> {
  const rows: string[][] = [];
  const faults: string[] = [];
  const templates = await readTemplates(webUrl, locales.map(({ code }) => code));
  for (const template of templates.filter(({ name }) => options.only === '' || name === options.only)) {
    const report = await scoresOf(webUrl + template.path, CHROMIUM);
    rows.push(toRow(template, report));
    say(rows.at(-1)?.join('  ') ?? '');
    const found = faultsOf(report);
    if (found.length > 0) faults.push(`✗ ${template.path}: ${found.join(' · ')}`);
  }
  say(`\n${aligned([['template', 'language', 'performance', 'accessibility', 'practices', 'SEO', 'LCP', 'CLS', 'TBT', 'looks'], ...rows])}\n`);
  say(faults.length > 0 ? faults.join('\n') : `✓ ${rows.length} pages have nothing to be better at.`);
  return faults.length === 0;
}

process.exit((await withSite(measure)) ? 0 : 1);
