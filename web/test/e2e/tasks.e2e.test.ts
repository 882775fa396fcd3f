import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { deadlineState } from '../../shared/calendar/timing';
import { formatDeadline } from '../../shared/format/date';
import { readMessages } from '../messages';
import { keyboardOf, type Keyboard } from './accessibility/keyboard';
import { newReader } from './accessibility/reader';
import { spokenOn } from './accessibility/screen-reader';
import { type Tasks, tasksIn } from './accessibility/tasks';
import { hasTextBrowser, readAsText, W3M } from './accessibility/text-browser';
import { sectionPath } from './pages';
import { launch, webUrl } from './system';

const codes = locales.map(({ code }) => code);
const [first = '', second = ''] = codes;
const nameOf = (code: string): string => locales.find((locale) => locale.code === code)?.name ?? code;
const messages = new Map(codes.map((code) => [code, readMessages(code)]));
const message = (code: string, key: string): string => messages.get(code)?.get(key) ?? key;
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const dayOf = (code: string, { deadline, timeZone }: Tasks['opportunity']): string => plain(formatDeadline(deadline, timeZone, { locale: code, first: message(code, 'date.first'), days: () => '' }));
/** What a reader must be told of a deadline, word for word: the day, and how long that is if it is soon. One of these. */
function deadlineSentences(code: string, opportunity: Tasks['opportunity']): string[] {
  const sentence = plain(message(code, 'calendar.deadline')).replace('{day}', dayOf(code, opportunity));
  const state = deadlineState(opportunity.deadline, opportunity.timeZone, new Date());
  if (state.kind === 'over' || state.daysLeft > 60) return [sentence];
  const left = state.daysLeft === 0 ? 'timing.lastDay' : state.daysLeft <= 7 ? 'timing.fewDaysLeft' : 'timing.daysLeft';
  return message(code, left).split(' | ').map((form) => `${sentence} ${form.replace('{n}', String(state.daysLeft))} `);
}

let browser: Browser;
const tasks = new Map<string, Tasks>();
const tasksOf = (code: string): Tasks => tasks.get(code)!;

beforeAll(async () => {
  browser = await launch();
  for (const code of codes) tasks.set(code, await tasksIn(code));
});

afterAll(() => browser?.close());

describe.each(codes)('with a keyboard in %s', (code) => {
  const hrefOf = (section: string, slug = ''): string => `a[href="${sectionPath(code, section)}${slug && `/${slug}`}"]`;
  let page: Page;
  let keyboard: Keyboard;

  beforeEach(async () => {
    const context = await newReader(browser, { width: 1280, height: 800 });
    page = await context.newPage();
    keyboard = keyboardOf(page);
    await page.goto(`${webUrl}/${code}`);
    return async () => {
      await context.close();
      expect(keyboard.problems).toEqual([]);
    };
  });

  it('finds a resource', async () => {
    const { resource } = tasksOf(code);
    await keyboard.tabTo(hrefOf('library'));
    await keyboard.enter();
    await keyboard.tabTo('#q');
    await keyboard.type(resource.title);
    await keyboard.enter();
    await keyboard.tabTo(hrefOf('library', resource.slug));
    await keyboard.enter();
    expect(await page.locator('h1').innerText()).toBe(resource.title);
    await keyboard.tabTo('a.button');
  });

  it('switches the language and stays where it is', async () => {
    const other = code === first ? second : first;
    await page.goto(webUrl + sectionPath(code, 'projects'));
    await keyboard.tabTo(`.languages a[hreflang="${other}"]`);
    await keyboard.enter();
    expect(page.url()).toBe(webUrl + sectionPath(other, 'projects'));
    expect(await page.locator('html').getAttribute('lang')).toBe(other);
  });

  it('reads a project', async () => {
    const { project } = tasksOf(code);
    await keyboard.tabTo(hrefOf('projects'));
    await keyboard.enter();
    await keyboard.tabTo('.skip');
    await page.keyboard.press('Enter');
    await keyboard.tabTo(hrefOf('projects', project.slug));
    await keyboard.enter();
    expect(await page.locator('h1').innerText()).toBe(project.title);
    const end = page.locator('.entry-facts dd').last();
    const seen = async (): Promise<boolean> => end.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight);
    for (let pressed = 0; pressed < 20 && !(await seen()); pressed += 1) await page.keyboard.press('PageDown');
    expect(await seen()).toBe(true);
  });

  it('finds a deadline', async () => {
    const { opportunity } = tasksOf(code);
    await keyboard.tabTo(hrefOf('opportunities'));
    await keyboard.enter();
    await keyboard.tabTo(hrefOf('opportunities', opportunity.slug));
    await keyboard.enter();
    const fact = page.locator('dt', { hasText: message(code, 'opportunity.deadline') }).locator('+ dd');
    expect(plain(await fact.innerText())).toContain(dayOf(code, opportunity));
  });
});

describe.each(codes)('with a screen reader in %s', (code) => {
  /** What is said of a page, from its content on: `main` and all before it is the same everywhere. */
  async function hear(path: string): Promise<string[]> {
    const context = await newReader(browser, { width: 1280, height: 800 });
    const page = await context.newPage();
    await page.goto(webUrl + path);
    const spoken = await spokenOn(page);
    await context.close();
    return spoken;
  }
  /** The phrases that are not heard one after the other. */
  function unheard(spoken: readonly string[], phrases: readonly string[]): string[] {
    let at = 0;
    return phrases.filter((phrase) => {
      const found = spoken.findIndex((said, index) => index >= at && said.startsWith(phrase));
      if (found >= 0) at = found + 1;
      return found < 0;
    });
  }
  const say = (key: string): string => message(code, key);

  it('finds a resource', async () => {
    const { resource } = tasksOf(code);
    const found = await hear(`${sectionPath(code, 'library')}?q=${encodeURIComponent(resource.title)}`);
    const search = ['main', `heading, ${say('section.library')}, level 1`, `search, ${say('search.library')}`, `combobox, ${say('list.words')}`, `button, ${say('search.submit')}`];
    expect(unheard(found, [...search, `heading, ${resource.title}, level 3`, `link, ${resource.title}`, `complementary, ${say('search.narrow')}`, 'end of main'])).toEqual([]);
    expect(unheard(await hear(`${sectionPath(code, 'library')}/${resource.slug}`), ['main', `heading, ${resource.title}, level 1`, `heading, ${say('entry.facts')}, level 2`, 'end of main'])).toEqual([]);
  });

  it('switches the language', async () => {
    const other = code === first ? second : first;
    const spoken = await hear(sectionPath(code, 'projects'));
    const names = locales.map((locale) => `link, ${locale.name}${locale.code === code ? ', current item' : ''}`);
    expect(unheard(spoken, [`navigation, ${say('language.switch')}`, ...names, `end of navigation, ${say('language.switch')}`])).toEqual([]);
    expect(unheard(await hear(sectionPath(other, 'projects')), [`link, ${nameOf(other)}, current item`, `heading, ${message(other, 'section.projects')}, level 1`])).toEqual([]);
  });

  it('reads a project', async () => {
    const { project } = tasksOf(code);
    expect(unheard(await hear(sectionPath(code, 'projects')), [`region, ${say('map.title')}`, `heading, ${project.title}, level 3`, `link, ${project.title}`])).toEqual([]);
    const spoken = await hear(`${sectionPath(code, 'projects')}/${project.slug}`);
    expect(unheard(spoken, ['main', `link, ${say('section.projects')}`, `heading, ${project.title}, level 1`, `heading, ${say('entry.facts')}, level 2`, say('project.statusLabel'), 'end of main'])).toEqual([]);
  });

  it('finds a deadline', async () => {
    const { opportunity } = tasksOf(code);
    expect(unheard(await hear(sectionPath(code, 'opportunities')), [`heading, ${opportunity.title}, level 3`, `link, ${opportunity.title}`])).toEqual([]);
    const spoken = await hear(`${sectionPath(code, 'opportunities')}/${opportunity.slug}`);
    const after = spoken.slice(spoken.indexOf(say('opportunity.deadline')) + 1, spoken.indexOf(say('opportunity.deadline')) + 6);
    expect(plain(after.join(' '))).toContain(dayOf(code, opportunity));
  });
});

describe.each(codes)('in a text browser in %s', (code) => {
  const open = readAsText;

  it('is there, or loudly not', ({ skip }) => {
    if (hasTextBrowser) return;
    expect(process.env.CI ?? 'false', `${W3M} is not there: install the Debian package w3m.`).toBe('false');
    console.warn(`\n!!! SKIPPED: the tests in a text browser. ${W3M} is not there: install the Debian package w3m.\n`);
    skip();
  });

  it.runIf(hasTextBrowser)('finds a resource', async () => {
    const { resource } = tasksOf(code);
    const home = await open(`${webUrl}/${code}`);
    const library = home.follow(message(code, 'section.library'));
    const found = await open(`${library}?q=${encodeURIComponent(resource.title)}`);
    expect((await open(found.follow(resource.title))).text).toContain(message(code, 'entry.facts'));
  });

  it.runIf(hasTextBrowser)('switches the language', async () => {
    const other = code === first ? second : first;
    const there = (await open(webUrl + sectionPath(code, 'projects'))).follow(nameOf(other));
    expect(there).toBe(webUrl + sectionPath(other, 'projects'));
    expect((await open(there)).text).toContain(message(other, 'list.intro.projects').slice(0, 40));
  });

  it.runIf(hasTextBrowser)('tells apart the first links of a page, and what can be chosen', async () => {
    const { text } = await open(webUrl + sectionPath(code, 'library'));
    const lines = text.split('\n').map((line) => line.trim());
    for (const key of ['site.skip', 'exit.leave']) expect(lines).toContain(message(code, key));
    const [, form = ''] = text.split(message(code, 'search.several'));
    expect(form.slice(0, form.indexOf(message(code, 'list.apply')))).not.toMatch(/[^\s[]\[/);
  });

  it.runIf(hasTextBrowser)('reads a project', async () => {
    const { project } = tasksOf(code);
    const list = await open((await open(`${webUrl}/${code}`)).follow(message(code, 'section.projects')));
    const { text } = await open(list.follow(project.title));
    expect(text).toContain(message(code, 'entry.facts'));
    expect(text).not.toMatch(/\bundefined\b|\[object/);
  });

  it.runIf(hasTextBrowser)('finds a deadline', async () => {
    const { opportunity } = tasksOf(code);
    const list = await open((await open(`${webUrl}/${code}`)).follow(message(code, 'section.opportunities')));
    expect(deadlineSentences(code, opportunity).filter((sentence) => plain(list.text).includes(sentence)), list.text).not.toEqual([]);
    const { text } = await open(list.follow(opportunity.title));
    const [, after = ''] = text.split(message(code, 'opportunity.deadline'));
    expect(plain(after).slice(0, 80)).toContain(dayOf(code, opportunity));
  });
});
