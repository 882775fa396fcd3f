import { describe, expect, it } from 'vitest';
import { hrefsOf, type LinkTo, mapLinks } from './html-links';

const HTML = '<p>See <a href="/es/proyectos/agua">the <em>project</em></a>, <a href="/gone" title="A &quot;title&quot;">what is gone</a> and\n<a href="https://elsewhere.example/?a=1&amp;b=2" title="x">others</a>.</p>';
const tag = (language: string) => `[${language}]`;

describe('the links in sanitized HTML', () => {
  it('are known by their addresses, as they were before they were written in HTML', () => {
    expect(hrefsOf(HTML)).toEqual(['/es/proyectos/agua', '/gone', 'https://elsewhere.example/?a=1&b=2']);
    expect(hrefsOf('<p>&lt;a href="/no"&gt;none&lt;/a&gt;</p>')).toEqual([]);
  });

  it('lead on, say their language after their text, and become their text where they lead nowhere', () => {
    const linkTo: LinkTo = (href) => (href === '/gone' ? null : href.startsWith('/es') ? { href: '/fr/projets/agua', language: 'es' } : { href });
    expect(mapLinks(HTML, linkTo, tag)).toBe(
      '<p>See <a href="/fr/projets/agua" hreflang="es">the <em>project</em></a> [es], what is gone and\n<a href="https://elsewhere.example/?a=1&amp;b=2" title="x">others</a>.</p>',
    );
  });

  it('change no byte where they lead to where they led', () => {
    expect(mapLinks(HTML, (href) => ({ href }), tag)).toBe(HTML);
  });

  it('cannot write more than an address', () => {
    expect(mapLinks('<a href="/a">b</a>', () => ({ href: '/"><script>', language: '"><b>' }), () => '')).toBe('<a href="/&quot;&gt;&lt;script&gt;" hreflang="&quot;&gt;&lt;b&gt;">b</a> ');
  });

  it('keep a text that looks like a replacement as it is', () => {
    expect(mapLinks('<a href="/a">$& and $1</a>', () => ({ href: '/$1' }), tag)).toBe('<a href="/$1">$& and $1</a>');
  });
});
