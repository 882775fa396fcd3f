import { describe, expect, it } from 'vitest';
import { type Outcome } from './check/outcome';
import type { Probe } from './check/probe';
import { type Checked, checkAll } from './checker';
import { type LinkState, newState } from './state/link-state';

const now = new Date('2026-11-25T12:00:00Z');
const working: Outcome = { status: 'working', reason: 'answer', code: 200, movedTo: null, retryAt: null };
const state = (host: string, path: string) => newState(`https://${host}${path}`, host, now);

function checking(waits: Record<string, number> = {}) {
  const running = new Set<string>();
  const most = { hosts: 0, ofOne: 0 };
  const postponed: [string, string][] = [];
  const checked: Checked[] = [];
  const probe = {
    turns: { waitFor: (host: string) => waits[host] ?? 0 },
    async check(url: string) {
      running.add(url);
      const hosts = [...running].map((one) => new URL(one).host);
      most.hosts = Math.max(most.hosts, new Set(hosts).size);
      most.ofOne = Math.max(most.ofOne, ...hosts.map((host) => hosts.filter((other) => other === host).length));
      await new Promise((resolve) => setTimeout(resolve, 2));
      running.delete(url);
      return working;
    },
  } as unknown as Probe;
  const run = (states: readonly LinkState[]) =>
    checkAll({ probe, now: () => now, record: async (before) => before, postpone: async ({ url }, until) => void postponed.push([url, until.toISOString()]) }, states, (one) => checked.push(one));
  return { run, most, postponed, checked };
}

describe('checking many addresses', () => {
  it('asks four hosts at a time, and each for one address after another', async () => {
    const { run, most, checked } = checking();
    const states = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap((host) => ['/1', '/2', '/3'].map((path) => state(`${host}.example`, path)));
    await run(states);
    expect(most).toEqual({ hosts: 4, ofOne: 1 });
    expect(checked).toHaveLength(states.length);
  });

  it('puts off what is at a host that asked to be left alone, and waits out a usual pause', async () => {
    const { run, postponed, checked } = checking({ 'a.example': 3_600_000, 'b.example': 120_000 });
    await run([state('a.example', '/1'), state('a.example', '/2'), state('b.example', '/1')]);
    expect(postponed).toEqual([['https://a.example/1', '2026-11-25T13:00:00.000Z'], ['https://a.example/2', '2026-11-25T13:00:00.000Z']]);
    expect(checked.map(({ before, after }) => [before.url, after !== null])).toEqual(expect.arrayContaining([['https://b.example/1', true], ['https://a.example/2', false]]));
  });
});
