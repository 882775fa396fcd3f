import { expect, it } from 'vitest';
import { toPlainText } from './plain-text';

it('reads the words of sanitized HTML, and nothing of what marks them', () => {
  expect(toPlainText('<h2>Who we are</h2>\n<p>People &amp; <strong>land</strong>s: &quot;5 &lt; 6&quot;<br />next</p><ul><li>one</li><li>two</li></ul>')).toBe('Who we are People & lands: "5 < 6" next one two');
  expect(toPlainText('')).toBe('');
});
