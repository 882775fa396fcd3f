import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, startCms, type TestCms } from '../harness/cms';
import { type Edit, history } from './edits';
import { type Question, question, toPath } from './queries';
import type { Values } from './compare';
import { CHAINS, type Type, TYPES } from './types';
import { World } from './world';

/** Set by scripts/model.mts for long runs. */
const CASES = Number(process.env.MODEL_CASES ?? 2_400);
const SEED = Number(process.env.MODEL_SEED ?? 20_261_124);
/** Questions asked in one history, spread over its second half. */
const PER_HISTORY = Number(process.env.MODEL_PER_HISTORY ?? 80);

/** Members that the model does not speak of: it has no clock of its own. */
const UNTIMED = new Set(['createdAt', 'updatedAt', 'publishedAt']);
const untimed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(untimed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !UNTIMED.has(name)).map(([name, item]) => [name, untimed(item)]));
};

/** Puts real ids and slugs where a question names documents by number. */
function resolve<T>(world: World, asked: Question, value: T): T {
  const { docs, served } = world.model;
  const text = (item: string) => {
    const [, kind, number] = /^#(id|slug|old):(\d+)$/.exec(item) ?? [];
    if (!kind) return item;
    const doc = docs[Number(number) % Math.max(1, docs.length)];
    if (kind === 'old') return served.filter(({ type }) => type === asked.type)[Number(number) % Math.max(1, served.length)]?.slug ?? 'nowhere';
    return (kind === 'id' ? doc?.id : doc && world.model.isPublic(doc) ? world.model.slug(doc, asked.locale) : null) ?? 'nowhere';
  };
  const walk = (item: unknown): unknown => {
    if (typeof item === 'string') return text(item);
    if (Array.isArray(item)) return item.map(walk);
    return typeof item === 'object' && item !== null ? Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, walk(inner)])) : item;
  };
  return walk(value) as T;
}

interface Expected { status: number; data: unknown; meta?: unknown; location?: string }

/** What only types with consent say. */
function validity(world: World, type: string): Values {
  const end = world.model.validUntil(type);
  return end === null ? {} : { validUntil: new Date(end).toISOString() };
}

function expectedList(world: World, asked: Question): Expected {
  const { style, first, size } = asked.page ?? { style: 'page', first: 0, size: 25 };
  const start = style === 'page' ? first * size : first;
  const { data, total, withheld } = world.model.answer({ ...asked, start, limit: size });
  const pagination = style === 'page' ? { page: first + 1, pageSize: size, pageCount: Math.ceil(total / size), total } : { start, limit: size, total };
  return { status: 200, data, meta: { pagination, ...(withheld === undefined ? {} : { withheld }), ...validity(world, asked.type) } };
}

function expectedEntry(world: World, asked: Question): Expected {
  const { model } = world;
  const { localized } = TYPES[asked.type] as Type;
  const address = asked.address ?? '';
  const reachable = model.listed(asked.type, asked.locale, 'auto');
  const here = reachable.find((doc) => doc.id === address) ?? reachable.find((doc) => model.slug(doc, asked.locale) === address);
  if (here && model.listed(asked.type, asked.locale, asked.fallback).includes(here)) return { status: 200, data: model.shown(here, { ...asked, start: 0, limit: 1 }), meta: validity(world, asked.type) };
  const order = localized ? [asked.locale, ...(CHAINS[asked.locale] ?? [])] : [''];
  const [found] = model.served
    .filter((item) => item.type === asked.type && item.slug === address && reachable.some((doc) => doc.id === item.id))
    .map((item) => ({ ...item, current: model.slug(reachable.find((doc) => doc.id === item.id) as never, asked.locale) }))
    .filter(({ current }) => current !== null && current !== address)
    .sort((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale) || b.step - a.step || (a.id < b.id ? -1 : 1));
  if (!found) return { status: 404, data: null };
  return { status: 308, data: null, location: `/api/${(TYPES[asked.type] as Type).plural}/${found.current}` };
}

async function compare(world: World, raw: Question): Promise<Expected> {
  const asked: Question = { ...raw, filters: resolve(world, raw, raw.filters), address: resolve(world, raw, raw.address) };
  const path = toPath(asked);
  const got = await world.get(path);
  const expected = asked.address === undefined ? expectedList(world, asked) : expectedEntry(world, asked);
  const actual: Expected = { status: got.status, data: untimed(got.body.data) };
  if (expected.meta !== undefined) actual.meta = got.body.meta;
  if (expected.location !== undefined) actual.location = got.location?.replace(/\?.*$/, '');
  if (!isDeepStrictEqual(actual, expected)) expect({ path, ...actual }).toEqual({ path, ...expected });
  return expected;
}

/** What an answer holds, so that a run can show that it asked about something. */
function kindsOf({ status, data, meta }: Expected): string[] {
  const states = JSON.stringify(data).matchAll(/"state":"(\w+)"/g);
  const withheld = (meta as Values | undefined)?.withheld ? ['withheld'] : [];
  return [String(status), ...(Array.isArray(data) && data.length > 1 ? ['several'] : []), ...withheld, ...[...states].map(([, state]) => String(state))];
}

describe('the CMS and the reference model', () => {
  let cms: TestCms;
  let compared = 0;
  const seen = new Set<string>();
  beforeAll(async () => {
    cms = await startCms();
  });
  afterAll(async () => {
    console.log(`model: ${compared} queries compared on ${database}, seed ${SEED}`);
    await cms.close();
  });

  function count(kinds: readonly string[]): void {
    for (const kind of kinds) seen.add(kind);
    compared += 1;
    if (compared % 5_000 === 0) console.log(`model: ${compared} queries compared`);
  }

  async function tell(steps: readonly Edit[], questions: readonly Question[]): Promise<void> {
    const world = new World(cms);
    await world.reset();
    const quiet = Math.floor(steps.length / 2);
    for (const [index, step] of steps.entries()) {
      await world.edit(step);
      const portion = (passed: number) => Math.floor((Math.max(0, passed - quiet) * questions.length) / (steps.length - quiet));
      for (const asked of questions.slice(portion(index), portion(index + 1))) {
        count(kindsOf(await compare(world, asked)));
      }
    }
    expect(await world.checks()).toEqual({ differences: [], rebuilt: 0 });
  }

  it('answer every question alike, after any history of edits', async () => {
    const questions = fc.array(question, { minLength: PER_HISTORY, maxLength: PER_HISTORY });
    await fc.assert(fc.asyncProperty(history, questions, tell), { numRuns: Math.ceil(CASES / PER_HISTORY), seed: SEED, endOnFailure: Boolean(process.env.MODEL_FAST) });
    expect([...seen].sort()).toEqual(['200', '308', '404', 'fallback', 'original', 'several', 'stale', 'translated', 'withheld']);
  }, 4 * 60 * 60_000);
});
