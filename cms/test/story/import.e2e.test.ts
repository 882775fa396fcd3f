import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from './addresses';
import { Admin } from './admin';
import { administration, unusedWord, type Administration } from './administration';
import { askApi } from './reader';

const mark = unusedWord();

let office: Administration;
let browser: Browser;

beforeAll(async () => {
  office = await administration();
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-background-networking'] });
});

afterAll(async () => {
  await browser?.close();
  await office?.tidy(mark);
});

async function found(): Promise<number> {
  const { body } = await askApi(`resources?q=${mark}&locale=es`);
  return (JSON.parse(body) as { meta: { pagination: { total: number } } }).meta.pagination.total;
}

it('an editor uploads a file in Spanish, sees what it would do, runs it by the keyboard, and takes it back', async ({ onTestFailed }) => {
  const ines = await Admin.open(browser, await office.addPerson('Inés', 'strapi-editor', 'es'));
  onTestFailed(async () => console.error(await ines.report()));
  await ines.logIn();
  const rows = ['title__es,kind,year', `Guía de desalojos ${mark},guide,2019`, `Folleto ${mark},leaflet,2019`];
  await ines.upload({ name: 'obras.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  expect(await ines.reviewed(`Guía de desalojos ${mark}`)).toContain('Una obra nueva');
  expect(await ines.reviewed(`Folleto ${mark}`)).toContain('debe ser uno de estos valores');
  expect(await found()).toBe(0);
  await ines.runImport();
  expect(await found()).toBe(1);
  await ines.undoImport();
  expect(await found()).toBe(0);
});
