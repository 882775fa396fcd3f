import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countReport, sentence, sum } from './counts.mts';
import { root } from './workspace.mts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function count(report: object, exitedWell = true) {
  const file = join(folder, 'report.json');
  const empty = { success: true, numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  writeFileSync(file, JSON.stringify({ ...empty, ...report }));
  return countReport(file, exitedWell);
}

describe('counting a vitest report', () => {
  it('takes its numbers', () => {
    expect(count({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 })).toEqual({ passed: 7, failed: [], skipped: 2 });
  });

  it('names each test that failed, and what it said', () => {
    const tests = [
      { fullName: 'a page shows its title', status: 'failed', failureMessages: ["\u001B[31mAssertionError: expected 'a' to be 'b'\u001B[39m\n    at page.ts:3"] },
      { fullName: 'a page shows its text', status: 'passed', failureMessages: [] },
    ];
    const testResults = [{ name: join(root, 'web/page.test.ts'), status: 'failed', assertionResults: tests }];
    expect(count({ success: false, numPassedTests: 1, testResults }, false)).toEqual({
      passed: 1,
      failed: ["web/page.test.ts > a page shows its title\n    AssertionError: expected 'a' to be 'b'\n        at page.ts:3"],
      skipped: 0,
    });
  });

  it('counts a file that could not be loaded as one that failed', () => {
    const testResults = [{ name: join(root, 'web/page.test.ts'), status: 'failed', message: 'No such module', assertionResults: [] }];
    expect(count({ success: false, numPassedTests: 3, testResults }, false)).toEqual({ passed: 3, failed: ['web/page.test.ts\n    No such module'], skipped: 0 });
  });

  it('counts a run that failed outside of its tests as one that failed', () => {
    expect(count({ numPassedTests: 3 }, false).failed).toHaveLength(1);
  });

  it('counts a run without a single test as one that failed', () => {
    expect(count({}).failed).toHaveLength(1);
  });

  it('counts a run that left no report as one that failed', () => {
    expect(countReport(join(folder, 'nowhere.json'), true)).toMatchObject({ passed: 0, failed: [expect.any(String)], skipped: 0 });
  });
});

describe('the last line', () => {
  it('adds everything up', () => {
    const total = sum([
      { passed: 3, failed: [], skipped: 0 },
      { passed: 4, failed: ['a test'], skipped: 0 },
    ]);
    expect(sentence(total)).toBe('7 passed, 1 failed');
  });

  it('names what was skipped, if anything was', () => {
    expect(sentence({ passed: 1, failed: [], skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
