import { distance } from 'fastest-levenshtein';
import { fold } from '../../../delivery/server/project/fold';

/** The known name most like an unknown one, or undefined where none is: at most a third of its letters may differ. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = fold(name);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const between = distance(wanted, fold(candidate));
    if (!best || between < best.distance) best = { name: candidate, distance: between };
  }
  return best && best.distance <= Math.max(2, wanted.length / 3) ? best.name : undefined;
}
