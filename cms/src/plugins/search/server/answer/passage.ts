import { analyse, type Token } from '../analyse/analyser';

/** A part of a text, and whether it is what was looked for. */
export interface PassagePart {
  text: string;
  mark: boolean;
}

/** What to mark in texts of one language: words in a row, each as what it is stemmed to. */
export type MarkSequences = readonly (readonly string[])[];

interface Span {
  start: number;
  end: number;
}

const LENGTH = 220;
/** Text before the first mark. */
const LEAD = 60;

function spansOf(tokens: readonly Token[], sequences: MarkSequences): Span[] {
  const isAt = (sequence: readonly string[], index: number) => sequence.every((term, offset) => tokens[index + offset]?.terms.includes(term));
  return tokens.flatMap((token, index) => {
    const length = Math.max(0, ...sequences.filter((sequence) => isAt(sequence, index)).map((sequence) => sequence.length));
    return length > 0 ? [{ start: token.start, end: tokens[index + length - 1]?.end ?? token.end }] : [];
  });
}

function joined(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else all.push({ ...span });
    return all;
  }, []);
}

/** Whether a text may be cut before a place: not within a letter. */
const isBorder = (text: string, at: number): boolean => !/^(?:\p{M}|[\udc00-\udfff])/u.test(text.slice(at, at + 1));

/** Where a passage begins and ends: at words where there are spaces, around the first mark, which is never cut. */
function bounds(text: string, mark: Span): Span {
  if (text.length <= LENGTH) return { start: 0, end: text.length };
  let start = Math.max(0, Math.min(mark.start - LEAD, text.length - LENGTH));
  const space = start === 0 ? -1 : text.indexOf(' ', start);
  if (space !== -1 && space < mark.start) start = space + 1;
  while (start < mark.start && !isBorder(text, start)) start += 1;
  let end = Math.max(start + LENGTH, mark.end);
  if (end >= text.length) return { start, end: text.length };
  const last = text.lastIndexOf(' ', end);
  if (last >= mark.end) return { start, end: last };
  while (end > mark.end && !isBorder(text, end)) end -= 1;
  return { start, end };
}

/** The part of a text that shows best what was looked for, or null where nothing of it is in there. `whole` keeps all of it, as for a title. */
export function passageOf(text: string, locale: string, sequences: MarkSequences, whole = false): PassagePart[] | null {
  const spans = joined(spansOf(analyse(text, locale), sequences));
  const [first] = spans;
  if (!first) return null;
  const { start, end } = whole ? { start: 0, end: text.length } : bounds(text, first);
  const parts: PassagePart[] = start > 0 ? [{ text: '…', mark: false }] : [];
  let at = start;
  const push = (to: number, mark: boolean) => {
    if (to > at) parts.push({ text: text.slice(at, to), mark });
    at = Math.max(at, to);
  };
  for (const span of spans.filter((one) => one.start >= start && one.end <= end)) {
    push(span.start, false);
    push(span.end, true);
  }
  push(end, false);
  return end < text.length ? [...parts, { text: '…', mark: false }] : parts;
}
