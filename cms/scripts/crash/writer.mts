import { locales } from '../../config/locales.ts';
import type { SpawnedCms } from './process.mts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LOCALES = locales.map(({ code }) => code);

/** What a reader must see of a document in a language. */
export interface Expectation {
  documentId: string;
  locale: string;
  /** The title last acknowledged. */
  title: string;
  /** A title that was sent and not acknowledged: it may be there or not. */
  sent?: string;
}

/** Publishes over HTTP, one write after the other, and remembers what the CMS has acknowledged. */
export class Writer {
  readonly expectations = new Map<string, Expectation>();
  acknowledged = 0;

  private readonly name: string;
  private readonly chance: () => number;

  constructor(name: string, chance: () => number) {
    this.name = name;
    this.chance = chance;
  }

  private async send(cms: SpawnedCms, method: string, path: string, title: string): Promise<string> {
    const response = await fetch(cms.url + path, {
      method,
      headers: { Authorization: `Bearer ${cms.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ data: { title, body: `${title} `.repeat(50) } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
    this.acknowledged += 1;
    return (JSON.parse(text) as { data: { documentId: string } }).data.documentId;
  }

  /** Makes a document, changes one, or translates one. Throws where the CMS does not acknowledge it. */
  async publish(cms: SpawnedCms): Promise<void> {
    const title = `${this.name} ${this.acknowledged} ${Math.floor(this.chance() * 1e6)}`;
    const known = [...new Set([...this.expectations.values()].map((expectation) => expectation.documentId))];
    const documentId = this.chance() < 0.4 ? undefined : known[Math.floor(this.chance() * known.length)];
    if (!documentId) {
      const made = await this.send(cms, 'POST', '/api/projects?locale=en', title);
      this.expectations.set(`${made} en`, { documentId: made, locale: 'en', title });
      return;
    }
    const locale = LOCALES[Math.floor(this.chance() * LOCALES.length)] ?? 'en';
    const key = `${documentId} ${locale}`;
    const before = this.expectations.get(key);
    this.expectations.set(key, { documentId, locale, title: before?.title ?? '', sent: title });
    await this.send(cms, 'PUT', `/api/projects/${documentId}?locale=${locale}`, title);
    this.expectations.set(key, { documentId, locale, title });
  }

  /** What readers should see and do not. Afterwards what they see is what is expected. */
  async lost(cms: SpawnedCms): Promise<string[]> {
    const lost: string[] = [];
    for (const [key, { documentId, locale, title, sent }] of this.expectations) {
      const response = await fetch(`${cms.url}/api/projects/${documentId}?locale=${locale}&fallback=none`);
      const { data } = (await response.json()) as { data: { title: string } | null };
      const seen = data?.title ?? '';
      if (seen !== title && seen !== sent) lost.push(`${documentId} ${locale}: "${seen}" and not "${title}"`);
      if (seen) this.expectations.set(key, { documentId, locale, title: seen });
      else this.expectations.delete(key);
    }
    return lost;
  }
}
