import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countReport, sentence, sum } from './counts.mts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function count(report: object, exitedWell = true) {
  const file = join(folder, 'report.json');
  const empty = { success: true, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  writeFileSync(file, JSON.stringify({ ...empty, ...report }));
  return countReport(file, exitedWell);
}

describe('counting a vitest report', () => {
  it('takes its numbers', () => {
    expect(count({ success: false, numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }, false)).toEqual({
      passed: 7,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts a file that could not be loaded as one that failed', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(count({ success: false, numPassedTests: 3, testResults }, false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a run that failed outside of its tests as one that failed', () => {
    expect(count({ numPassedTests: 3 }, false).failed).toBe(1);
  });

  it('counts a run without a single test as one that failed', () => {
    expect(count({}).failed).toBe(1);
  });

  it('counts a run that left no report as one that failed', () => {
    expect(countReport(join(folder, 'nowhere.json'), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the last line', () => {
  it('adds everything up', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 4, failed: 1, skipped: 0 },
    ]);
    expect(sentence(total)).toBe('7 passed, 1 failed');
  });

  it('names what was skipped, if anything was', () => {
    expect(sentence({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
