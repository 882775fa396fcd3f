import { expect, it } from 'vitest';
import { fingerprintOf, type RawAnswer } from '../../shared/cms/answer';
import { createAnswerLedger } from './ledger';

const one: RawAnswer = { status: 200, text: '1', tag: '"1"' };
const two: RawAnswer = { status: 200, text: '2', tag: '"2"' };

function ledgerOf(...answers: RawAnswer[]) {
  const asked: (string | undefined)[] = [];
  let time = 0;
  const ask = async (_address: string, { knownTag }: { knownTag?: string } = {}): Promise<RawAnswer> => {
    asked.push(knownTag);
    const answer = answers.shift() ?? one;
    return answer.tag === knownTag ? { status: 304, text: '', tag: answer.tag } : answer;
  };
  return { ledger: createAnswerLedger(ask, { maxLines: 2, now: () => (time += 1) }), asked };
}

const read = { address: '/a', fingerprint: fingerprintOf(one) };

it('asks nothing while the last look is good', async () => {
  const { ledger, asked } = ledgerOf(one);
  await ledger.ask('/a');
  await ledger.current(read, () => true);
  expect(asked).toEqual([undefined]);
});

it('asks whether what is known has changed, and remembers what came', async () => {
  const { ledger, asked } = ledgerOf(one, one, two);
  await ledger.ask('/a');
  const stale = () => false;
  expect((await ledger.current(read, stale)).fingerprint).toBe(read.fingerprint);
  expect((await ledger.current(read, stale)).fingerprint).toBe(fingerprintOf(two));
  expect(asked).toEqual([undefined, '"1"', '"1"']);
});

it('asks with what a page knows, when it knows nothing itself', async () => {
  const { ledger, asked } = ledgerOf(one);
  expect((await ledger.current(read, () => true)).fingerprint).toBe(read.fingerprint);
  expect(asked).toEqual(['"1"']);
});

it('lets all who want to know the same share one question', async () => {
  const { ledger, asked } = ledgerOf(one);
  await Promise.all([1, 2, 3].map(() => ledger.current(read, () => false)));
  expect(asked.length).toBe(1);
});
