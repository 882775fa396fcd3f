import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, withoutAnswer } from '../check/outcome';
import { afterCheck, type LinkState, newState } from './link-state';

const start = new Date('2026-11-25T12:00:00Z');
const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
const fresh = newState('https://example.org/a', 'example.org', start);
const answered = (status: Outcome['status'], code: number, more: Partial<Outcome> = {}): Outcome => ({ status, reason: 'answer', code, movedTo: null, retryAt: null, ...more });
const working = answered('working', 200);
const gone = answered('gone', 404);
const waitDays = (state: LinkState, now: Date) => (Date.parse(state.nextCheckAt) - now.getTime()) / 86_400_000;

describe('what is known of an address', () => {
  it('begins with nothing, to be checked at once', () => {
    expect(fresh).toMatchObject({ status: null, lastChecked: null, lastOk: null, failCount: 0, nextCheckAt: start.toISOString() });
  });

  it('is renewed in two weeks, give or take two days', () => {
    expect([0, 0.5, 0.999_999].map((random) => Math.round(waitDays(afterCheck(fresh, working, start, random), start) * 10) / 10)).toEqual([12, 14, 16]);
  });

  it('is renewed sooner after a failure, and ever later while it fails', () => {
    let state: LinkState = fresh;
    const waits = Array.from({ length: 7 }, () => {
      state = afterCheck(state, gone, start, 0.5);
      return Math.round(waitDays(state, start));
    });
    expect(waits).toEqual([1, 2, 4, 7, 14, 14, 14]);
    expect(state).toMatchObject({ status: 'gone', failCount: 7, failingSince: start.toISOString(), lastOk: null, code: 404 });
  });

  it('keeps since when it fails and when it last worked, until it works again', () => {
    const worked = afterCheck(fresh, working, start, 0);
    const failed = afterCheck(afterCheck(worked, gone, later(14), 0), withoutAnswer('unreachable', 'timeout'), later(15), 0);
    expect(failed).toMatchObject({ lastOk: start.toISOString(), failingSince: later(14).toISOString(), lastChecked: later(15).toISOString(), reason: 'timeout', code: null });
    expect(afterCheck(failed, working, later(17), 0)).toMatchObject({ status: 'working', failingSince: null, failCount: 0, lastOk: later(17).toISOString() });
  });

  it('is neither broken nor mended by a check that could not be made', () => {
    const failed = afterCheck(fresh, gone, start, 0);
    const unchecked = afterCheck(failed, withoutAnswer('unchecked', 'robots'), later(1), 0.5);
    expect(unchecked).toMatchObject({ status: 'unchecked', failCount: 1, failingSince: start.toISOString() });
    expect(waitDays(unchecked, later(1))).toBe(14);
    expect(waitDays(afterCheck(fresh, withoutAnswer('unchecked', 'robots-unavailable'), start, 0.5), start)).toBe(1);
  });

  it('does not count a refusal as a failure', () => {
    expect(afterCheck(afterCheck(fresh, gone, start, 0), answered('refused', 403), later(1), 0.5)).toMatchObject({ status: 'refused', failCount: 0, failingSince: null, lastOk: null });
  });

  it('waits for as long as the host asks', () => {
    const asked = afterCheck(fresh, answered('refused', 429, { retryAt: later(3).getTime() }), start, 0.5);
    expect(asked.nextCheckAt).toBe(later(3).toISOString());
    expect(waitDays(afterCheck(fresh, answered('refused', 429, { retryAt: start.getTime() + 60_000 }), start, 0.5), start), 'but a day at least').toBe(1);
  });

  it('is always looked at again, not before most of a day, and within a month', () => {
    const outcomes = fc.constantFrom<Outcome>(working, gone, answered('moved', 200), answered('refused', 403), withoutAnswer('unreachable', 'dns'), withoutAnswer('unchecked', 'port'));
    fc.assert(
      fc.property(fc.array(fc.tuple(outcomes, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), { minLength: 1, maxLength: 30 }), (history) => {
        let state: LinkState = fresh;
        for (const [outcome, random] of history) {
          const now: Date = new Date(state.nextCheckAt);
          state = afterCheck(state, outcome, now, random);
          expect(waitDays(state, now)).toBeGreaterThan(0.8);
          expect(waitDays(state, now)).toBeLessThanOrEqual(16.01);
        }
        expect(state.failCount > 0).toBe(state.failingSince !== null);
      }),
    );
  });
});
