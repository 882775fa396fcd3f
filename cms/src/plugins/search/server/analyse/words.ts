/** A word of a text, as it stands there. */
export interface Word {
  /** In UTF-16 units of the text. */
  start: number;
  end: number;
  /** As written, in lower case. */
  text: string;
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu;
const APOSTROPHE = /['’ʼ]/u;
/** What French elides before an apostrophe besides single letters. */
const ELIDED = new Set(['qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu', 'presqu', 'quelqu']);
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The parts of "l'accès" or "women's" that are words: an elided article and a lone ending are not. */
function partsOf(run: string, start: number): Word[] {
  const parts: Word[] = [];
  let at = start;
  for (const part of run.split(APOSTROPHE)) {
    parts.push({ start: at, end: at + part.length, text: part.toLowerCase() });
    at += part.length + 1;
  }
  if (parts.length === 1) return parts;
  const whole = parts.filter(({ text }) => [...text].length > 1 && !ELIDED.has(text));
  return whole.length > 0 ? whole : parts;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function segmentsOf(run: string, start: number): Word[] {
  return [...segmenter.segment(run)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ start: start + index, end: start + index + segment.length, text: segment.toLowerCase() }));
}

/** The words of a text in any language. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(RUN)].flatMap((match) => (UNSPACED.test(match[0]) ? segmentsOf(match[0], match.index) : partsOf(match[0], match.index)));
}

/** Marks that are written or left out. Those of other scripts are letters to their readers: without its vowels "न्याय" is no word. */
const ACCENTS = /(?=\p{M})(?![\u3099\u309a])[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}]/gu;
/** Letters that are no accented form of another, yet are written as such by who has no key for them. */
const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };

/** A word without case and accents, and without what is neither letter nor digit after folding. */
export const foldWord = (word: string): string =>
  word.normalize('NFKD').replace(ACCENTS, '').toLowerCase().replace(/[œæßøłđıς]/gu, (letter) => LETTERS[letter] ?? letter).replace(/[^\p{L}\p{M}\p{N}]+/gu, '').normalize('NFC');
