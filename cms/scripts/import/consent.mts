import { createInterface } from 'node:readline/promises';
import { Refusal } from '../run/workspace.mts';

/** Whether the person at the keyboard wants it. Where there is none, `--yes` must have said so. */
export async function consent(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Refusal('Nobody can be asked here: add --yes to write. Nothing was written.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`${question} [y/N] `).finally(() => asking.close());
  return /^y(es)?$/i.test(answer.trim());
}
