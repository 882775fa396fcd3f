import { say } from '../run/progress.mts';
import { requestsPerSecond, type Subject } from './load.mts';

/** Short rounds of all subjects in turn, so that whatever else the machine does hits all of them. */
export async function measure(subjects: readonly Subject[], rounds: number, seconds: number): Promise<Map<string, number[]>> {
  const results = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (const subject of subjects) await requestsPerSecond(subject, 1);
  for (let round = 1; round <= rounds; round += 1) {
    for (const subject of subjects) results.get(subject.name)?.push(await requestsPerSecond(subject, seconds));
    say(`  round ${round} of ${rounds}`);
  }
  return results;
}
