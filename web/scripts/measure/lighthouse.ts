import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';

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

export interface BestReport extends Report {
  /** How often the page was looked at. */
  looks: number;
}

function toReport({ categories, audits }: Result): Report {
  const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  const weighed = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  return {
    scores: Object.fromEntries(CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)])) as Report['scores'],
    lcpMs: Math.round(value('largest-contentful-paint')),
    cls: value('cumulative-layout-shift'),
    tbtMs: Math.round(value('total-blocking-time')),
    failed: [...new Set(weighed.filter(({ id }) => (audits[id]?.score ?? 1) < 0.9).map(({ id }) => id))],
  };
}

/**
 * What else runs on a machine makes a page slower, never faster: opening any page takes a browser 20 ms, and some looks count 40 of it,
 * times four for a phone. Now and then Lighthouse misses the beginning of a page.
 */
const MOST_LOOKS = 12;

async function look(url: string, chromePath: string): Promise<Report | null> {
  const profile = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  const chrome = await launch({ chromePath, userDataDir: profile, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-background-networking'] });
  try {
    const result = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'silent', onlyCategories: [...CATEGORIES] });
    return result && !result.lhr.runtimeError ? toReport(result.lhr) : null;
  } finally {
    chrome.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Lighthouse as it comes: a mobile phone on a slow line, simulated; a browser of its own for each look. Looks again at a page that was held up, and answers the look that was held up least. */
export async function scoresOf(url: string, chromePath: string): Promise<BestReport> {
  let best: Report | null = null;
  let looks = 0;
  while (looks < MOST_LOOKS && best?.tbtMs !== 0) {
    looks += 1;
    const report = await look(url, chromePath).catch(() => null);
    if (report && (!best || report.tbtMs < best.tbtMs)) best = report;
  }
  if (!best) throw new Error(`Lighthouse could not look at ${url}.`);
  return { ...best, looks };
}
