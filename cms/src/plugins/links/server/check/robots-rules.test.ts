import fc from 'fast-check';
import robotsParser from 'robots-parser';
import { describe, expect, it } from 'vitest';
import { rulesFor } from './robots-rules';

const robot = 'LearningAgendaLinkCheck';
const page = 'https://example.org/a/b?c';

/** What the parser says of a page, and of the pause it asks for. */
const verdict = (text: string) => {
  const parsed = robotsParser('https://example.org/robots.txt', text);
  return [parsed.isAllowed(page, robot), parsed.getCrawlDelay(robot)];
};

describe('the rules that are for us', () => {
  it('say the same as the whole file', () => {
    const agent = fc.constantFrom('*', robot, `${robot}/1.0`, robot.toUpperCase(), 'GPTBot', '');
    const line = fc.oneof(
      agent.map((name) => `User-agent: ${name}`),
      fc.constantFrom('Disallow: /', 'Disallow: /a', 'Allow: /a/b', 'Disallow:', 'Disallow: /*?c$', 'Crawl-delay: 7', 'Crawl-delay: soon', 'Sitemap: https://example.org/s.xml', '# nothing', 'Disallow: /a # note', 'no field', ': /a', ''),
    );
    fc.assert(fc.property(fc.array(line, { maxLength: 16 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      const text = lines.join(end);
      expect(verdict(rulesFor(text, robot) ?? '')).toEqual(verdict(text));
    }), { numRuns: 2_000 });
  });

  it('are few, however often robots are named above how many rules', () => {
    const named = `${'User-agent: *\n'.repeat(18_000)}${'Disallow: /a\n'.repeat(20_000)}`;
    expect(named.length).toBeLessThan(512 * 1024);
    expect(rulesFor(named, robot)).toBeNull();
    const others = `${'User-agent: a\nUser-agent: b\n'.repeat(9_000)}${'Disallow: /a\n'.repeat(18_000)}User-agent: *\nDisallow: /b`;
    expect(rulesFor(others, robot)).toBe('user-agent: *\ndisallow: /b');
    expect(rulesFor(`User-agent: *\nDisallow: ${'/*'.repeat(100_000)}`, robot)).toBeNull();
  });
});
