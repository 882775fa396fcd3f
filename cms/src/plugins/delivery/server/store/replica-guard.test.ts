import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Position, ReplicaGuard, type Verdict } from './replica-guard';

const at = (number: number): Position => ({ number, changedAt: `change ${number}` });

/** Looks every 250 ms from 0 on: [replica, primary]; null does not answer. */
function verdicts(looks: readonly (readonly [number | null, number | null])[]): Verdict[] {
  const guard = new ReplicaGuard();
  return looks.map(([replica, primary], index) => guard.look(replica === null ? null : at(replica), primary === null ? null : at(primary), index * 250));
}

describe('a replica', () => {
  it('is not asked before it was seen beside its primary', () => {
    expect(new ReplicaGuard().usable).toBe(false);
    expect(verdicts([[5, null], [5, 5], [5, null]])).toEqual(['unproven', 'current', 'current']);
  });

  it('is late once it lacks a change for 400 ms, until it has it', () => {
    expect(verdicts([[5, 5], [5, 6], [5, 6], [5, 6], [5, 6], [6, 6]])).toEqual(['current', 'current', 'current', 'late', 'late', 'current']);
  });

  it('is not late for being a little behind a primary that always writes', () => {
    const looks = Array.from({ length: 40 }, (_, index) => [index * 100, index * 100 + 90] as const);
    expect(new Set(verdicts(looks))).toEqual(new Set(['current']));
  });

  it('is late where it follows, but by more than that', () => {
    const looks = Array.from({ length: 40 }, (_, index) => [Math.max(0, index - 3) * 100, index * 100] as const);
    expect(new Set(verdicts(looks).slice(4))).toEqual(new Set(['late']));
  });

  it('is asked again when it has what it owed, though the primary went on', () => {
    expect(verdicts([[5, 5], [5, 6], [5, 6], [5, 7], [6, 7], [7, 7]]).slice(3)).toEqual(['late', 'current', 'current']);
  });

  it('is lost where it does not answer a look or a reader, until the next look that it answers', () => {
    expect(verdicts([[5, 5], [null, 5], [null, null], [5, 5]])).toEqual(['current', 'lost', 'lost', 'current']);
    const guard = new ReplicaGuard();
    guard.look(at(5), at(5), 0);
    guard.lose();
    expect(guard.usable).toBe(false);
    expect(guard.look(at(5), at(5), 250)).toBe('current');
  });

  it('goes on alone when the primary is gone, even if it was late', () => {
    expect(verdicts([[5, 5], [5, 6], [5, 6], [5, 6], [5, null]])).toEqual(['current', 'current', 'current', 'late', 'current']);
  });

  it('of another primary is never asked: one that is ahead, or has another change under the same number', () => {
    expect(verdicts([[9, 5], [9, null], [5, 5]])).toEqual(['foreign', 'unproven', 'current']);
    expect(new ReplicaGuard().look({ number: 5, changedAt: 'another' }, at(5), 0)).toBe('foreign');
  });
});

describe('what was shown', () => {
  it('never becomes less', () => {
    const guard = new ReplicaGuard();
    for (const number of [3, 7, 5]) guard.show(number);
    expect(guard.shown).toBe(7);
  });
});

/** The rule by itself: late is who lacks something the primary was seen to hold 400 ms ago or more. */
it('agrees with a naive model over any course of things', () => {
  const step = fc.record({ wait: fc.integer({ min: 1, max: 700 }), writes: fc.integer({ min: 0, max: 3 }), catches: fc.integer({ min: 0, max: 4 }), primaryAnswers: fc.boolean(), replicaAnswers: fc.boolean() });
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const guard = new ReplicaGuard();
    const seen: { at: number; number: number }[] = [];
    let [now, primary, replica, proven] = [0, 10, 0, false];
    for (const { wait, writes, catches, primaryAnswers, replicaAnswers } of steps) {
      now += wait;
      primary += writes;
      replica = Math.min(primary, replica + catches);
      const number = replica;
      if (primaryAnswers) seen.push({ at: now, number: primary });
      const owed = seen.some((one) => one.at <= now - 400 && one.number > number);
      proven ||= primaryAnswers && replicaAnswers;
      const expected = replicaAnswers && proven && !(primaryAnswers && owed);
      guard.look(replicaAnswers ? at(replica) : null, primaryAnswers ? at(primary) : null, now);
      if (guard.usable !== expected) return false;
    }
    return true;
  }), { numRuns: 2_000 });
});
