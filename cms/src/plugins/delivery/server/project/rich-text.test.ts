import { describe, expect, it } from 'vitest';
import { renderRichText } from './rich-text';

describe('rich text', () => {
  it('renders Markdown below the title of its page', () => {
    expect(renderRichText('# One\n\n- a\n- b')).toBe('<h2>One</h2>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  });

  it.each([
    ['raw HTML as the text it is', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['an event handler as text', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['no script address', '[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['no data address', '[a](data:text/html,x)', '[a](data:text/html,x)'],
  ])('shows %s', (_case, source, inner) => {
    expect(renderRichText(source)).toBe(`<p>${inner}</p>`);
  });

  it('drops pictures, which would be asked from elsewhere', () => {
    expect(renderRichText('![a](https://example.org/x.png)')).toBe('<p></p>');
  });

  it('keeps links that people can follow', () => {
    expect(renderRichText('[a](https://example.org/?a=1&b=2)')).toBe('<p><a href="https://example.org/?a=1&amp;b=2">a</a></p>');
  });
});
