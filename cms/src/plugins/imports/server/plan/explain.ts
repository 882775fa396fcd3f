import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import adminEnglish from '../../../../admin/translations/en.json';
import type { RowProblem } from '../formats/imported-work';
import type { Match } from '../match/find-matches';
import type { Failure } from '../record/failure';
import type { Choice, Outcome } from './import-plan';
import english from './messages/en.json';

type Messages = typeof english;

/** A sentence, or one for each number of what it speaks of (CLDR); a form that a language lacks here is as `other`. */
type Sentence = string | { one: string; other: string };

export interface Explainer {
  /** A problem in a sentence, its column before it. */
  problem(problem: RowProblem): string;
  /** Why something ended by itself, and what to do about it. */
  failure(failure: Failure): string;
  outcome(outcome: Outcome): string;
  /** Why two are taken for the same. */
  reason(match: Pick<Match, 'reason' | 'edition'>): string;
  choice(choice: Choice): string;
}

function read<Content>(file: string, otherwise: Content): Content {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : otherwise;
}

/** Says problems and outcomes in a reader's language; English stands in for a language without messages. */
export function createExplainer(locale: string, sourceDir: string): Explainer {
  const own = read<Messages>(join(sourceDir, 'plugins/imports/server/plan/messages', `${locale}.json`), english);
  const admin = read<{ errors: Record<string, string> }>(join(sourceDir, 'admin/translations', `${locale}.json`), adminEnglish).errors;
  const sentences: Record<string, Sentence> = { ...english.problems, ...admin, ...own.problems };
  const plural = new Intl.PluralRules(locale);

  function say(sentence: Sentence, values: Readonly<Record<string, string | number>>): string {
    const text = typeof sentence === 'string' ? sentence : plural.select(Number(values.count)) === 'one' ? sentence.one : sentence.other;
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
  }

  const inColumn = (column: string | undefined, text: string): string => (column ? `${column}: ${text}` : text);
  return {
    problem: ({ reason, values = {}, column }) => inColumn(column, say(sentences[reason] ?? reason, values)),
    // These come from the rules of every writer, which say more under some of the same names.
    failure: ({ reason, row = 0, problems = [] }) =>
      say(own.failures[reason], { row, problems: problems.map((one) => inColumn(one.column, say(admin[one.reason] ?? sentences[one.reason] ?? one.reason, one.values ?? {}))).join('; ') }),
    outcome: (outcome) => own.outcomes[outcome],
    reason: ({ reason, edition }) => (edition ? `${own.reasons[reason]} (${own.edition})` : own.reasons[reason]),
    choice: (choice) => own.choices[choice],
  };
}
