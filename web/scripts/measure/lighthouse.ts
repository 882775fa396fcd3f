import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface Report {
  /** 0 to 100. */
  scores: Record<(typeof CATEGORIES)[number], number>;
  /** Of the simulated phone and line that Lighthouse's mobile scores stand for. */
  lcpMs: number;
  cls: number;
  tbtMs: number;
  /** What was found wrong, by the names of Lighthouse's audits. */
  failed: string[];
}

export interface Lighthouse {
  look(url: string): Promise<Report>;
  close(): Promise<void>;
}

/** Lighthouse as it comes: a mobile phone on a slow line, simulated. */
export async function createLighthouse(chromePath: string): Promise<Lighthouse> {
  const profile = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  const chrome = await launch({ chromePath, userDataDir: profile, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-background-networking'] });
  return {
    async look(url) {
      const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] });
      if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
      const { categories, audits } = result.lhr;
      const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
      const weighed = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
      return {
        scores: Object.fromEntries(CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)])) as Report['scores'],
        lcpMs: Math.round(value('largest-contentful-paint')),
        cls: value('cumulative-layout-shift'),
        tbtMs: Math.round(value('total-blocking-time')),
        failed: [...new Set(weighed.filter(({ id }) => (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id))],
      };
    },
    async close() {
      chrome.kill();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
