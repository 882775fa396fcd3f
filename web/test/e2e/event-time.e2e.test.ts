import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { overspent } from '../../scripts/measure/budgets';
import { scriptBytesOf } from '../../scripts/measure/templates';
import { twoViews } from '../../scripts/measure/views';
import { conventionsOf } from '../../shared/language/conventions';
import { type EntrySection, pluralOf } from '../../shared/sections';
import { readMessages } from '../messages';
import { sectionPath } from './pages';
import { ask, entriesOf, launch, webUrl } from './system';

interface Opportunity {
  slug: string;
  title: string;
  startsAt: string | null;
  endsAt: string | null;
  allDay: boolean | null;
  timeZone: string | null;
}

const DAY_MS = 86_400_000;
/** Zones that are never at the same hour, and rarely on the same day. */
const ELSEWHERE = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];
const codes = locales.map(({ code }) => code);
const messages = new Map(codes.map((code) => [code, readMessages(code)]));
const message = (code: string, key: string): string => messages.get(code)?.get(key) ?? key;

const opportunitiesIn = async (code: string): Promise<Opportunity[]> => (await entriesOf('opportunities', code)) as unknown as Opportunity[];
const isToCome = ({ startsAt }: Opportunity): boolean => startsAt !== null && Date.parse(startsAt) > Date.now();
const isOver = ({ startsAt, endsAt }: Opportunity): boolean => startsAt !== null && Date.parse(endsAt ?? startsAt) < Date.now() - DAY_MS;
const pathOf = (code: string, { slug }: Opportunity): string => `${sectionPath(code, 'opportunities')}/${slug}`;
const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser?.close());

/** What a reader in a time zone is told of the time. */
async function toldIn(timezoneId: string, path: string, javaScriptEnabled = true): Promise<{ foot: string; own: string[]; problems: string[] }> {
  const context = await browser.newContext({ timezoneId, javaScriptEnabled });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (entry) => void (entry.type() === 'error' && problems.push(entry.text())));
  page.on('pageerror', (error) => problems.push(error.message));
  try {
    await page.goto(webUrl + path);
    const own = page.locator('.entry-foot > time + span:has(+ script)');
    return { foot: plain(await page.locator('.entry-foot').textContent()), own: (await own.allTextContents()).map(plain), problems };
  } finally {
    await context.close();
  }
}

/** As the script should say it: the hour, its zone, and the day of the week where that is another. */
function ownTimeIn(code: string, timeZone: string, { startsAt, timeZone: place }: Opportunity): string {
  const start = new Date(startsAt ?? '');
  const dayIn = (zone: string): string => start.toLocaleDateString(code, { timeZone: zone });
  const weekday = dayIn(timeZone) === dayIn(place ?? 'UTC') ? undefined : 'long';
  const time = start.toLocaleTimeString(conventionsOf(code), { timeZone, weekday, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return plain(message(code, 'calendar.readersTime').replace('{time}', time));
}

async function eventWithHour(code: string): Promise<Opportunity> {
  const event = (await opportunitiesIn(code)).find((opportunity) => isToCome(opportunity) && !opportunity.allDay);
  if (!event) throw new Error('The seed has no event with an hour that is to come.');
  return event;
}

describe.each(codes)('the time of an event in %s', (code) => {
  it('is said in the reader’s own time zone where clocks show another time there', async () => {
    const event = await eventWithHour(code);
    const path = pathOf(code, event);
    for (const zone of ELSEWHERE) {
      expect(await toldIn(zone, path)).toMatchObject({ own: [ownTimeIn(code, zone, event)], problems: [] });
      // The script itself stands in the foot; it is no text.
      expect(await toldIn(zone, path, false)).toMatchObject({ own: [] });
    }
    expect(await toldIn(event.timeZone ?? 'UTC', path)).toMatchObject({ own: [], problems: [] });
  });

  it('costs no more than its page may have', async () => {
    const path = pathOf(code, await eventWithHour(code));
    const views = await twoViews(browser, webUrl + path);
    expect(views.first.scriptBytes).toBeGreaterThan(0);
    expect(overspent(views, scriptBytesOf({ name: 'opportunities/…', locale: code, path }))).toEqual([]);
  });

  it('brings a script only where there is an hour that is not over', async () => {
    const opportunities = await opportunitiesIn(code);
    for (const opportunity of opportunities.filter((one) => isToCome(one) || isOver(one) || one.startsAt === null)) {
      const { html, headers } = await ask(pathOf(code, opportunity));
      const expected = isToCome(opportunity) && !opportunity.allDay;
      const { slug } = opportunity;
      expect({ slug, script: html.includes('<script data-at='), policy: String(headers['content-security-policy']).includes('script-src') }).toEqual({ slug, script: expected, policy: expected });
    }
  });

  it('is followed by what it is: what is over says so, and offers nothing to come to', async () => {
    const over = (await opportunitiesIn(code)).filter(isOver);
    expect(over.length).toBeGreaterThan(0);
    for (const opportunity of over) {
      const path = pathOf(code, opportunity);
      const { html } = await ask(path);
      const { foot } = await toldIn('UTC', path, false);
      const { slug } = opportunity;
      expect({ slug, over: foot.includes(message(code, 'timing.isOver')), calendar: html.includes(`href="${path}.ics"`) }).toEqual({ slug, over: true, calendar: false });
    }
    const [next] = (await opportunitiesIn(code)).filter(isToCome);
    expect(next && (await ask(pathOf(code, next))).html).toContain(`href="${next && pathOf(code, next)}.ics"`);
  });

  it('is told in a search as on its own page: in days of the place', async () => {
    const events = (await opportunitiesIn(code)).filter(({ startsAt, allDay, timeZone }) => startsAt && allDay && timeZone !== 'UTC');
    expect(events.length).toBeGreaterThan(0);
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const event of events) {
      await page.goto(webUrl + pathOf(code, event));
      const own = plain(await page.locator('.entry-foot > time').textContent());
      await page.goto(`${webUrl}${sectionPath(code, 'search')}?q=${encodeURIComponent(event.title)}&type=opportunity`);
      const row = page.locator('article.row').filter({ has: page.locator(`h3 a[href="${pathOf(code, event)}"]`) });
      expect({ slug: event.slug, time: plain(await row.locator('time').textContent()) }).toEqual({ slug: event.slug, time: own });
    }
    await page.close();
  });
});

/** A row of an opportunity with a day, in a list. */
const ROW = /<article class="pieced dye-[\w-]+( over)?"><p class="day"[\s\S]*?<\/article>/g;

it.each(codes)('opportunities of a topic in %s begin with what comes next, and what is over says so', async (code) => {
  const sections: EntrySection[] = ['frontiers', 'themes', 'regions'];
  let over = 0;
  for (const section of sections) {
    for (const { slug } of await entriesOf(pluralOf[section], code)) {
      const path = `${sectionPath(code, section)}/${slug}`;
      const rows = [...(await ask(path)).html.matchAll(ROW)].map(([row, mark]) => ({ over: mark !== undefined, told: row.includes(`<span>${message(code, 'timing.isOver')}</span>`) }));
      expect({ path, rows }).toEqual({ path, rows: rows.toSorted((a, b) => Number(a.over) - Number(b.over)).map((row) => ({ ...row, told: row.over })) });
      over += rows.filter((row) => row.over).length;
    }
  }
  expect(over).toBeGreaterThan(0);
});
