import { describe, expect, it } from 'vitest';
import { HostHeld, HostTurns } from './host-turns';

/** Time that passes only while somebody sleeps. */
function turns(gapMs = 5_000) {
  const time = { now: 1_000_000 };
  const sleep = async (ms: number) => {
    const end = time.now + ms;
    await Promise.resolve();
    time.now = Math.max(time.now, end);
  };
  return { time, turns: new HostTurns({ gapMs, sleep, now: () => time.now }) };
}

describe('the turns of a host', () => {
  it('come one after another, with a pause from the end of one to the beginning of the next', async () => {
    const { time, turns: host } = turns();
    const log: [string, number][] = [];
    const work = (name: string, ms: number) => async () => {
      log.push([`${name} begins`, time.now]);
      time.now += ms;
      await Promise.resolve();
      log.push([`${name} ends`, time.now]);
    };
    await Promise.all([host.take('a', work('first', 300)), host.take('a', work('second', 200))]);
    expect(log).toEqual([['first begins', 1_000_000], ['first ends', 1_000_300], ['second begins', 1_005_300], ['second ends', 1_005_500]]);
  });

  it('do not wait for those of another host', async () => {
    const { turns: hosts } = turns();
    let free = () => {};
    const stuck = hosts.take('a', () => new Promise<void>((resolve) => (free = resolve)));
    expect(await hosts.take('b', async () => 'done')).toBe('done');
    free();
    await stuck;
  });

  it('go on after one that failed', async () => {
    const { turns: host } = turns();
    await expect(host.take('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await host.take('a', async () => 'yes')).toBe('yes');
  });

  it('keep the longer pause that a host asks for, and none before its time', async () => {
    const { time, turns: host } = turns();
    await host.take('a', async () => {}, 20_000);
    expect(host.waitFor('a')).toBe(20_000);
    host.hold('a', time.now + 60_000);
    const begun = time.now;
    await host.take('a', async () => {});
    expect(time.now - begun).toBe(60_000);
    expect(host.waitFor('b')).toBe(0);
  });

  it('are refused, and not waited for, where the host asks to be left alone for long', async () => {
    const { time, turns: host } = turns();
    const until = time.now + 3_600_000;
    host.hold('a', until);
    const begun = time.now;
    await expect(host.take('a', async () => {})).rejects.toEqual(new HostHeld(until));
    expect(time.now).toBe(begun);
    time.now = until;
    expect(await host.take('a', async () => 'done')).toBe('done');
  });
});
