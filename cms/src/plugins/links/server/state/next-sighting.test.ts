import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../delivery/server/project/sighting';
import { type Outcome, withoutAnswer } from '../check/outcome';
import { afterCheck, type LinkState, newState } from './link-state';
import { nextSighting } from './next-sighting';

const at = (day: number) => new Date(Date.parse('2026-01-01T09:00:00Z') + day * 86_400_000);
const on = (day: number) => at(day).toISOString().slice(0, 10);
const answer = (status: Outcome['status'], code: number): Outcome => ({ status, reason: 'answer', code, movedTo: null, retryAt: null });
const [working, moved, gone, refused] = [answer('working', 200), answer('moved', 200), answer('gone', 404), answer('refused', 403)];
const silent = withoutAnswer('unreachable', 'timeout');
const unasked = withoutAnswer('unchecked', 'robots');

/** What readers are told after each check of a history of days and outcomes. */
function told(history: readonly (readonly [number, Outcome])[]): (Sighting | null)[] {
  let state: LinkState = newState('https://example.org/', 'example.org', at(0));
  let sighting: Sighting | null = null;
  return history.map(([day, outcome]) => {
    state = afterCheck(state, outcome, at(day), 0.5);
    return (sighting = nextSighting(state, sighting));
  });
}

describe('what readers are told', () => {
  it('is the day it was seen working, renewed about monthly', () => {
    expect(told([[0, working], [14, working], [28, moved], [42, working]])).toEqual([{ working: true, on: on(0) }, { working: true, on: on(0) }, { working: true, on: on(0) }, { working: true, on: on(42) }]);
  });

  it('is a failure only after three in a row over two days', () => {
    const before = { working: true, on: on(0) };
    expect(told([[0, working], [14, gone], [15, silent], [17, gone]])).toEqual([before, before, before, { working: false, on: on(17) }]);
    expect(told([[0, working], [14, gone], [14.1, gone], [14.2, gone], [14.3, gone]]).at(-1), 'a bad hour').toEqual(before);
    expect(told([[0, working], [14, gone], [15, gone], [17, working], [18, gone], [19, gone]]).at(-1), 'a bad week').toEqual(before);
  });

  it('changes at once when it works again', () => {
    expect(told([[0, gone], [1, gone], [3, gone], [7, working]]).slice(-2)).toEqual([{ working: false, on: on(3) }, { working: true, on: on(7) }]);
  });

  it('is nothing where nothing was ever seen', () => {
    expect(told([[0, unasked], [14, refused], [28, gone], [29, unasked]])).toEqual([null, null, null, null]);
  });

  it('stays while the host refuses or forbids to look', () => {
    expect(told([[0, working], [50, refused], [70, unasked]])).toEqual(Array(3).fill({ working: true, on: on(0) }));
  });

  it('never speaks of a day on which nothing was seen, and changes seldom', () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 16 }), fc.constantFrom(working, moved, gone, refused, silent, unasked));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let day = 0;
        const history = steps.map(([days, outcome]) => [(day += days), outcome] as const);
        const all = told(history);
        all.forEach((sighting, index) => {
          if (!sighting) return;
          const seen = history.slice(0, index + 1).find(([when]) => on(when) === sighting.on)?.[1];
          expect(seen && [working, moved].includes(seen)).toBe(sighting.working);
          const before = all[index - 1];
          if (before && before !== sighting && before.working === sighting.working) expect((Date.parse(sighting.on) - Date.parse(before.on)) / 86_400_000).toBeGreaterThanOrEqual(30);
        });
      }),
    );
  });
});
