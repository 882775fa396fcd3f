import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './workspace.mts';

export interface Counts {
  passed: number;
  /** What failed: its name, and on more lines the beginning of what it said. */
  failed: readonly string[];
  skipped: number;
}

export const none: Counts = { passed: 0, failed: [], skipped: 0 };
export const onePassed: Counts = { ...none, passed: 1 };
export const oneFailed = (what: string): Counts => ({ ...none, failed: [what] });

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: [...total.failed, ...failed],
      skipped: total.skipped + skipped,
    }),
    none,
  );
}

export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message?: string; assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[] }[];
}

/** As many lines of a message as say what was expected and where. */
const MESSAGE_LINES = 12;

/** A failure as the summary at the end shows it. */
function failure(file: string, test: string, messages: readonly string[]): string {
  const said = messages.flatMap((message) => stripVTControlCharacters(message).split('\n').slice(0, MESSAGE_LINES));
  return [[relative(root, file), test].filter(Boolean).join(' > '), ...said.map((line) => `    ${line}`)].join('\n');
}

/**
 * Counts a report. A file that could not even be loaded holds no test and counts as one that failed, and so does a run
 * that left no report, ran nothing or did not succeed for a reason no test shows.
 */
export function countReport(file: string, exitedWell: boolean): Counts {
  if (!existsSync(file)) return oneFailed('the tests ended without a report');
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failed = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failure(name, '', [message ?? ''])];
    const tests = assertionResults.filter((test) => test.status === 'failed');
    return tests.map(({ fullName, failureMessages }) => failure(name, fullName, failureMessages ?? []));
  });
  const well = exitedWell && report.success && report.numPassedTests > 0;
  return {
    passed: report.numPassedTests,
    failed: failed.length === 0 && !well ? ['the run failed, but no test of it: see above'] : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
