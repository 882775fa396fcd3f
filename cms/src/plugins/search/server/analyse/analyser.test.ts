import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, termsOf } from './analyser';
import { foldWord, wordsOf } from './words';

/** The terms that stand for a text in phrases. */
const first = (text: string, locale: string) => analyse(text, locale).map(({ terms }) => terms[0]).join(' ');
const firstOf = (word: string, locale: string) => termsOf(word.toLowerCase(), locale)?.[0];

/** A text and what it is analysed to: the golden set of all engines. */
const GOLDEN: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ['The right to land', 'right land'], ['communities', 'commun'], ['Policies', 'polici'], ['women’s rights', 'woman right'], ["women's rights", 'woman right'], ['evictions', 'evict'],
    ['protection', 'protect'], ['possession', 'possess'], ['institutions', 'institut'], ['adoption', 'adopt'], ['nation', 'nation'], ['action', 'action'], ['education', 'educ'],
    ['HIV/AIDS', 'hiv aid'], ['COVID-19', 'covid 19'], ['2019', '2019'], ['naïve', 'naiv'], ['e-mail', 'e mail'], ['organisation', 'organizat'], ['organization', 'organizat'], ['organizing', 'organ'], ['don’t', 'don'],
    ['O’Brien', 'brien'], ['land-grabbing', 'land grab'], ['the', ''], ['and to of', ''], ['', ''], ['🙂 — …', ''], ['accessibility', 'access'], ['resettlement', 'resettl'],
    ['indigenous', 'indigen'], ['tenure', 'tenur'], ['legality', 'legality'], ['legally', 'legal'], ['children', 'child'], ['peoples', 'peopl'], ['personal', 'person'], ['universities', 'univers'], ['mining', 'mine'], ['a_b', 'b'], ['5,000.50', '5 000 50'],
    ['“quoted”', 'quot'], ['défenseur', 'defenseur'], ['e\u0301viction', 'evict'], ['ﬁnance', 'financ'], ['x²', 'x2'], ['١٢', '١٢'],
  ],
  es: [
    ['educación', 'educ'], ['educacion', 'educ'], ['educaciones', 'educ'], ['EDUCACIÓN', 'educ'], ['mujeres', 'muj'], ['niño', 'nin'], ['ninos', 'nin'], ['nin\u0303a', 'nin'], ['derechos', 'derech'],
    ['abogadas', 'abog'], ['el derecho a la tierra', 'derech tierr'], ['ley', 'ley'], ['leyes', 'ley'], ['desalojar', 'desaloj'], ['comunidades', 'comun'], ['política', 'polit'], ['pingüino', 'pinguin'],
    ['público', 'public'], ['El Salvador', 'salvador'], ['¿Qué?', ''], ['¡No!', ''], ['está', ''], ['más', ''], ['Perú', 'peru'], ['indígenas', 'indig'], ['crédito', 'credit'], ['corazones', 'corazon'],
    ['jueces', 'juez'], ['juez', 'juez'], ['luces', 'luz'], ['lápices', 'lapiz'], ['raíces', 'raiz'], ['jóvenes', 'jov'], ['países', 'pais'], ['trabajadora', 'trabaj'], ['«resistencia»', 'resistent'],
    ['migraciones', 'migracion'], ['acción', 'accion'], ['cada vez', 'vez'],
  ],
  fr: [
    ["l'accès", 'acce'], ['l’accès', 'acce'], ['acces', 'acce'], ['d’eau', 'eau'], ['qu’il', ''], ['jusqu’à', ''], ['jusqu’alors', ''], ['presqu’île', 'ile'], ['quelqu’un', ''], ['l’État', 'etat'],
    ['droits', 'droit'], ['femmes', 'femm'], ['égalité', 'egal'], ['egalite', 'egal'], ['communautés', 'communaut'], ['communaute', 'communaut'], ['journaux', 'journal'], ['chevaux', 'cheval'],
    ['œuvres', 'oeuvr'], ['oeuvre', 'oeuvr'], ['ŒUVRE', 'oeuvr'], ['cœur', 'coeur'], ['main-d’œuvre', 'main oeuvr'], ['Côte d’Ivoire', 'cot ivoir'], ['N’Djamena', 'djamen'], ['loi', 'loi'], ['lois', 'loi'],
    ['emplois', 'emploi'], ['emploi', 'emploi'], ['être', ''], ['où', ''], ['parajuristes', 'parajur'], ['terres', 'terr'], ['avocates', 'avocat'], ['expulsions', 'expuls'], ['garçons', 'garcon'],
    ['santé', 'sant'], ['libertés', 'libert'], ['eaux', 'eau'], ['« justice »', 'justic'], ['l’accès à la justice', 'acce justic'],
  ],
  '': [
    ['Namati', 'namati'], ['the', 'the'], ['Förderung', 'forderung'], ['Straße', 'strasse'], ['STRASSE', 'strasse'], ['Müller', 'muller'], ['São Paulo', 'sao paulo'], ['Łódź', 'lodz'], ['Østfold', 'ostfold'],
    ['Đặng', 'dang'], ['Æther', 'aether'], ['İstanbul', 'istanbul'], ['ılıca', 'ilica'], ['haki za binadamu', 'haki za binadamu'], ['ardhi', 'ardhi'], ['karapatang pantao', 'karapatang pantao'],
    ['حقوق الإنسان', 'حقوق الانسان'], ['حُقُوق', 'حقوق'], ['न्याय', 'न्याय'], ['काम', 'काम'], ['कम', 'कम'], ['法律援助', '法律 援助'], ['女性の権利', '女性 の 権利'], ['がかぎ', 'が かぎ'], ['สิทธิมนุษยชน', 'สิทธิ มนุษย ชน'],
    ['தமிழ்', 'தமிழ்'], ['ኢትዮጵያ', 'ኢትዮጵያ'], ['ΕΛΛΆΔΑ', 'ελλαδα'], ['права человека', 'права человека'], ['한국어', '한국어'], ['עִבְרִית', 'עברית'], ['１２３', '123'], ['GuanCha-2', 'guancha 2'],
  ],
};

describe.each(Object.entries(GOLDEN))('in language %j', (locale, rows) => {
  it.each(rows)('%s is %j', (text, expected) => {
    expect(first(text, locale)).toBe(expected);
  });
});

it('the golden set is large', () => {
  expect(Object.values(GOLDEN).flat().length).toBeGreaterThanOrEqual(120);
});

/** Words of which one must find the other. */
const MEET: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [['right', 'rights'], ['eviction', 'evict'], ['evictions', 'evicted'], ['protection', 'protecting'], ['election', 'elected'], ['prevention', 'prevent'], ['collection', 'collecting'], ['policy', 'policies'], ['community', 'communities'], ['paralegal', 'paralegals'], ['mine', 'mining'], ['organize', 'organizing'], ['detention', 'detentions'], ['woman', 'women'], ['man', 'men'], ['child', 'children'], ['person', 'people'], ['persons', 'peoples'], ['foot', 'feet'], ['crisis', 'crises']],
  es: [['niño', 'ninos'], ['educación', 'educaciones'], ['juez', 'jueces'], ['voz', 'voces'], ['ley', 'leyes'], ['mujer', 'mujeres'], ['país', 'paises'], ['abogada', 'abogados'], ['nación', 'naciones'], ['indígena', 'indigenas'], ['opresión', 'opresiones'], ['raíz', 'raices'], ['común', 'comunes'], ['vídeo', 'videos'], ['informe', 'informes'], ['campaña', 'campanas']],
  fr: [['loi', 'lois'], ['emploi', 'emplois'], ['droit', 'droits'], ['communauté', 'communautes'], ['œuvre', 'oeuvres'], ['journal', 'journaux'], ['avocat', 'avocates'], ['accès', 'acces'], ['égalité', 'egalite'], ['cour', 'cours'], ['essai', 'essais'], ['peuple', 'peuples'], ['étudiante', 'etudiants'], ['loyer', 'loyers']],
  '': [['Straße', 'STRASSE'], ['Łódź', 'lodz'], ['Müller', 'muller'], ['حُقُوق', 'حقوق']],
};

describe.each(Object.entries(MEET))('in language %j', (locale, pairs) => {
  it.each(pairs)('%s meets %s', (a, b) => {
    expect(firstOf(a, locale)).toBeDefined();
    expect(firstOf(a, locale)).toBe(firstOf(b, locale));
  });
});

/** Words that look alike and are not. */
const APART: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [['policy', 'police'], ['child', 'chill'], ['law', 'lawyer'], ['land', 'landlord'], ['tenure', 'tenant'], ['person', 'personal'], ['woman', 'man'], ['organization', 'organizing'], ['rulings', 'rules'], ['nationality', 'national']],
  es: [['tierra', 'terreno'], ['paz', 'paso'], ['justicia', 'justo'], ['casa', 'caza'], ['comunes', 'comunidades'], ['video', 'vida'], ['informe', 'información'], ['género', 'generaciones']],
  fr: [['droit', 'adroit'], ['terre', 'terreur'], ['loi', 'loin'], ['mer', 'merci'], ['loyer', 'loi'], ['légalité', 'légal'], ['règlement', 'règles']],
  '': [['काम', 'कम'], ['か', 'が'], ['right', 'rights'], ['न्याय', 'न्याया']],
};

describe.each(Object.entries(APART))('in language %j', (locale, pairs) => {
  it.each(pairs)('%s does not meet %s', (a, b) => {
    const terms = termsOf(b, locale) ?? [];
    expect((termsOf(a, locale) ?? []).filter((term) => terms.includes(term))).toEqual([]);
  });
});

describe('words', () => {
  it('stand where the text has them, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const words = wordsOf(text);
      for (const { start, end, text: word } of words) expect(text.slice(start, end).toLowerCase()).toBe(word);
      for (const [index, { start }] of words.slice(1).entries()) expect(start).toBeGreaterThanOrEqual(words[index]?.end ?? 0);
    }));
  }, 30_000);

  const word = fc.stringMatching(/^[a-zñáéíóúüçàèêîôœ]{3,12}$/);
  it.each(['en', 'es', 'fr', ''])('have the same first term with accents apart, composed or in capitals, in %j', (locale) => {
    fc.assert(fc.property(word, (text) => {
      const forms = [text, text.normalize('NFD'), text.toUpperCase(), foldWord(text)];
      expect(new Set(forms.map((form) => firstOf(form, locale))).size).toBe(1);
    }));
  });

  it('are folded once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
      expect(foldWord(foldWord(text))).toBe(foldWord(text));
    }));
  });

  it('are remembered without mixing languages', () => {
    expect([termsOf('sobre', 'es'), termsOf('sobre', 'en'), termsOf('sobre', 'es')]).toEqual([null, ['sobr'], null]);
  });
});
