import { describe, expect, it } from 'vitest';
import type { ExportedWork } from './exported-work';
import { exportWorks } from './export-works';

describe('works as a file', () => {
  it('leave everything else of the process its turn between two portions', async () => {
    async function* portions(): AsyncGenerator<ExportedWork[]> {
      for (let portion = 0; portion < 10; portion += 1) yield [];
    }
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    for await (const text of exportWorks(portions(), 'jsonl', ['en'])) expect(typeof text).toBe('string');
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});
