import { describe, expect, it } from 'vitest';
import { NoAnswer } from './request';
import { readRules, Robots, toRules } from './robots';

const robot = 'LearningAgendaLinkCheck';
const url = (path: string) => new URL(path, 'https://example.org');
const permission = (text: string, path = '/a') => readRules({ text }, url(path), robot).permission;
const answer = (status: number, text = '', location?: string) => ({ status, text, headers: location ? { location } : {} });

describe('robots.txt', () => {
  it('allows what it does not forbid', () => {
    expect(permission('')).toBe('allowed');
    expect(permission('<!doctype html><p>not found')).toBe('allowed');
    expect(permission('User-agent: *\nDisallow: /private')).toBe('allowed');
  });

  it('forbids to all, or to us by name', () => {
    expect(permission('User-agent: *\nDisallow: /')).toBe('disallowed');
    expect(permission('User-agent: LearningAgendaLinkCheck\nDisallow: /a')).toBe('disallowed');
    expect(permission('User-agent: GPTBot\nDisallow: /')).toBe('allowed');
    expect(permission('User-agent: *\nDisallow: /\n\nUser-agent: learningagendalinkcheck\nAllow: /')).toBe('allowed');
  });

  it('knows the longest rule, wildcards and the query', () => {
    expect(permission('User-agent: *\nDisallow: /docs\nAllow: /docs/open', '/docs/open/x')).toBe('allowed');
    expect(permission('User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf')).toBe('disallowed');
    expect(permission('User-agent: *\nDisallow: /*?id=', '/x?id=3')).toBe('disallowed');
  });

  it('asks for a pause, which we make up to two minutes', () => {
    const delay = (seconds: string) => readRules({ text: `User-agent: *\nCrawl-delay: ${seconds}` }, url('/'), robot).delayMs;
    expect([delay('10'), delay('0.5'), delay('3600'), delay('-3'), delay('soon')]).toEqual([10_000, 500, 120_000, 0, 0]);
  });

  it('that is not there forbids nothing; one that cannot be read forbids everything', () => {
    expect([404, 403, 401, 410].map((status) => toRules(answer(status, 'User-agent: *\nDisallow: /')))).toEqual(Array(4).fill({ text: '' }));
    expect([500, 503, 429].map((status) => toRules(answer(status)))).toEqual(Array(3).fill('unavailable'));
    expect(readRules('unavailable', url('/'), robot).permission).toBe('unavailable');
  });
});

describe('the robots.txt of a site', () => {
  function site(answers: ReturnType<typeof answer>[]) {
    const asked: string[] = [];
    const time = { now: 0 };
    const robots = new Robots({
      robot,
      now: () => time.now,
      async get(address, base) {
        const target = new URL(address, base);
        asked.push(target.href);
        const next = answers.shift();
        if (!next) throw new NoAnswer('timeout', undefined);
        return { url: target, answer: next };
      },
    });
    return { robots, asked, time };
  }

  it('is asked for once a day, also by several at a time', async () => {
    const { robots, asked, time } = site([answer(200, 'User-agent: *\nDisallow: /b'), answer(200, '')]);
    const both = await Promise.all([robots.read(url('/a')), robots.read(url('/b'))]);
    expect(both.map((read) => read.permission)).toEqual(['allowed', 'disallowed']);
    time.now = 23 * 3_600_000;
    expect((await robots.read(url('/b'))).permission).toBe('disallowed');
    time.now = 25 * 3_600_000;
    expect((await robots.read(url('/b'))).permission).toBe('allowed');
    expect(asked).toHaveLength(2);
  });

  it('is asked for again after an hour where it could not be read', async () => {
    const { robots, asked, time } = site([answer(503), answer(404)]);
    expect((await robots.read(url('/a'))).permission).toBe('unavailable');
    time.now = 61 * 60_000;
    expect((await robots.read(url('/a'))).permission).toBe('allowed');
    expect(asked).toHaveLength(2);
  });

  it('is followed through five redirects and no more', async () => {
    const { robots, asked } = site([answer(301, '', 'https://www.example.org/robots.txt'), answer(302, '', '/r'), answer(200, 'User-agent: *\nDisallow: /')]);
    expect((await robots.read(url('/a'))).permission).toBe('disallowed');
    expect(asked).toEqual(['https://example.org/robots.txt', 'https://www.example.org/robots.txt', 'https://www.example.org/r']);
    const endless = site(Array.from({ length: 9 }, () => answer(302, '', '/again')));
    expect((await endless.robots.read(url('/a'))).permission).toBe('allowed');
    expect(endless.asked).toHaveLength(6);
  });

  it('that names robots and rules without end cannot be read, and takes no time', async () => {
    const { robots } = site([answer(200, `${'User-agent: *\n'.repeat(18_000)}${'Disallow: /a\n'.repeat(20_000)}`)]);
    const begun = performance.now();
    expect((await robots.read(url('/a'))).permission).toBe('unavailable');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('leaves open what a host that does not answer allows', async () => {
    const { robots } = site([]);
    await expect(robots.read(url('/a'))).rejects.toThrow(NoAnswer);
  });
});
