import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { drawLetters } from '../../scripts/draw-letters';
import { type Card, cardToSvg } from './card';
import { toLetters, widthOf } from './letters';

const letters = drawLetters();
const card: Card = { title: '¿Quién cuida la tierra? «L’œuvre» d’Ørsted, Łódź', section: 'Investigación-acción', site: 'Agenda de aprendizaje', seed: 'one', weave: 'power' };

describe('the letters of the site', () => {
  it('are all that English, Spanish, French and Vietnamese are written with', () => {
    expect(toLetters('ÁÉÍÓÚÜÑáéíóúüñ¿¡ ÀÂÆÇÈÊËÎÏÔŒÙÛŸ «\u202F20\u00A0%\u202F» ‘’“”–—… Ấậ', letters)).not.toBeNull();
    expect(toLetters('Cafe\u0301', letters)).toBe('Café');
  });

  it('are not enough for other scripts', () => {
    for (const text of ['العدالة', '正义', 'право', 'justice 🌍']) expect(toLetters(text, letters)).toBeNull();
  });

  it('are as wide as those of the face, and closer where it says so', () => {
    expect(widthOf('AV', 1_200, letters)).toBeLessThan(widthOf('A', 1_200, letters) + widthOf('V', 1_200, letters));
  });
});

describe('cardToSvg', () => {
  const drawn = (values: Partial<Card>): string => cardToSvg({ ...card, ...values }, letters);
  const pathsIn = (svg: string): number => svg.match(/<path transform/g)?.length ?? 0;

  it('is well-formed, and needs no fonts', () => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(drawn({ title: 'Law & <order> "now"' })).close();
    expect(drawn({})).not.toMatch(/<text|font/);
  });

  it('draws every letter of what it says', () => {
    const said = [card.title, card.section, card.site].join('').replace(/\s/g, '');
    expect(pathsIn(drawn({}))).toBe([...said].length);
  });

  it('says nothing rather than half of it where a letter is missing', () => {
    expect(pathsIn(drawn({ title: 'Justice 正义' }))).toBe(0);
  });

  it('does not say the name of the site twice', () => {
    expect(pathsIn(drawn({ title: card.site, section: null }))).toBe([...card.site.replace(/\s/g, '')].length);
  });
});
