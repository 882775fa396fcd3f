import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cmsUrl } from './addresses';
import type { Person } from './administration';
import { words } from './words';

/** A save or a publish that the CMS has done. */
export interface Confirmation {
  clickedAt: number;
  /** Ends when the admin tells the person. */
  told: Promise<void>;
}

const SAVES = /\/content-manager\/collection-types\/[^?]+(\/actions\/publish|\/[a-z0-9]{20,})?(\?|$)/;

/** The admin in a window of its own, as one person sees and uses it: by the words of their language, and nothing else. */
export class Admin {
  private constructor(
    private readonly page: Page,
    private readonly person: Person,
  ) {}

  static async open(browser: Browser, person: Person): Promise<Admin> {
    const context = await browser.newContext({ locale: person.language, viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    return new Admin(await context.newPage(), person);
  }

  private get words() {
    const known = words[this.person.language];
    if (!known) throw new Error(`Nobody has told the story the words of the admin in ${this.person.language}.`);
    return known;
  }

  async logIn(): Promise<void> {
    const { page, person, words } = this;
    await page.goto(`${cmsUrl}/admin`);
    await page.getByRole('textbox', { name: words.email }).fill(person.email);
    await page.getByRole('textbox', { name: words.password }).fill(person.password);
    await page.getByRole('button', { name: words.logIn }).click();
    await page.getByRole('link', { name: words.content, exact: true }).waitFor();
  }

  /** Opens the list of a type, in one of its languages. */
  async openList(type: string, language: string): Promise<void> {
    const { page, words } = this;
    await page.getByRole('link', { name: words.content, exact: true }).click();
    await page.getByRole('link', { name: words.type(type), exact: true }).click();
    await this.choose(page.getByRole('combobox', { name: words.listLanguage }), language);
  }

  async startEntry(): Promise<void> {
    await this.page.getByRole('link', { name: this.words.newEntry }).first().click();
    await this.field('title').waitFor();
  }

  async openEntry(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title, exact: true }).click();
    await this.field('title').waitFor();
  }

  /** Goes from one language of an entry to another, which need not be there yet. */
  async switchLanguage(language: string): Promise<void> {
    await this.choose(this.page.getByRole('combobox', { name: this.words.entryLanguage, exact: true }), language);
  }

  /** The language of the entry that is open. */
  language = (): Promise<string> => this.page.getByRole('combobox', { name: this.words.entryLanguage, exact: true }).innerText();

  /** Draft, modified or published, as the chip under the heading says it. */
  status = (): Promise<string> => this.page.locator('main').getByRole('status').first().innerText();

  value = (field: string): Promise<string> => this.field(field).inputValue();

  async fill(field: string, value: string): Promise<void> {
    await this.field(field).fill(value);
  }

  /** Types into the Markdown editor, of which a project has one. */
  async write(text: string): Promise<void> {
    const editor = this.page.locator('.CodeMirror');
    await editor.click();
    await this.page.keyboard.insertText(text);
    // The editor reads what was typed 80 ms later, sooner than anybody finds the button.
    const held = () => editor.evaluate((element) => (element as HTMLElement & { CodeMirror: { getValue(): string } }).CodeMirror.getValue());
    await expect.poll(held, { timeout: 5_000 }).toBe(text);
  }

  async withhold(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('button', { name: words.addComponent }).click();
    await this.choose(page.getByRole('combobox', { name: words.label('visibility') }), words.value('withheld'));
  }

  async save(): Promise<void> {
    const { told } = await this.press(this.words.save, this.words.saved);
    await told;
  }

  publish = (): Promise<Confirmation> => this.press(this.words.publish, this.words.published);

  /** Uploads a file on the page of imports, and waits until it can be reviewed. */
  async upload(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const { page, words } = this;
    await page.getByRole('link', { name: words.imports('title'), exact: true }).click();
    await page.getByLabel(words.imports('new.file'), { exact: true }).setInputFiles(file);
    await this.activate(words.imports('new.send'));
    await page.getByRole('heading', { name: words.imports('run.title') }).waitFor();
  }

  /** What a review says would happen to the row with a title. */
  reviewed = (title: string): Promise<string> => this.page.getByRole('row').filter({ hasText: title }).innerText();

  async runImport(): Promise<void> {
    await this.activate(this.words.imports('run.begin'));
    await this.page.getByText(this.words.imports('done.about')).waitFor();
  }

  /** From where an import has ended, takes back what it did. */
  async undoImport(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('link', { name: words.imports('undo') }).press('Enter');
    await this.activate(words.imports('undo.look'));
    await page.getByText(words.imports('undo.would')).waitFor();
    await page.getByRole('button', { name: words.imports('undo.begin') }).press('Enter');
    await page.getByText(words.imports('undo.did')).waitFor();
  }

  /** The document that is open, from the address. */
  documentId(): string {
    const [, id] = /\/collection-types\/[^/]+\/([a-z0-9]{20,})/.exec(this.page.url()) ?? [];
    if (!id) throw new Error(`${this.page.url()} is the address of no entry.`);
    return id;
  }

  /** Saves a picture of the window; says where, and what the admin says is wrong. */
  async report(): Promise<string> {
    const path = join(tmpdir(), `story-${this.person.email}.png`);
    await this.page.screenshot({ path, fullPage: true });
    const complaints = await this.page.locator('[role="alert"], [role="status"], [id$="-error"]').allInnerTexts();
    return [`${this.person.email} at ${this.page.url()}: ${path}`, ...complaints.filter((text) => text.trim() !== '')].join('\n  ');
  }

  private field(name: string): Locator {
    return this.page.getByRole('textbox', { name: this.words.label(name), exact: true });
  }

  /** Presses a button by the keyboard. */
  private activate = (button: string): Promise<void> => this.page.getByRole('button', { name: button, exact: true }).press('Enter');

  private async choose(list: Locator, option: string): Promise<void> {
    await list.click();
    await this.page.getByRole('option', { name: option }).click();
    await list.filter({ hasText: option }).waitFor();
  }

  private async press(button: string, confirmation: string): Promise<Confirmation> {
    const { page } = this;
    const answered = page.waitForResponse((response) => response.request().method() !== 'GET' && SAVES.test(response.url()));
    const clickedAt = performance.now();
    const [response] = await Promise.all([answered, page.getByRole('button', { name: button, exact: true }).click()]);
    if (!response.ok()) throw new Error(`${button}: ${response.status()} ${await response.text()}`);
    const told = page.locator('[data-sonner-toast]').getByText(confirmation, { exact: true }).first().waitFor();
    return { clickedAt, told };
  }
}
