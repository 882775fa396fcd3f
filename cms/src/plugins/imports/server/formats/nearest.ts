import { distance } from 'fastest-levenshtein';
import { fold } from '../../../delivery/server/project/fold';

/** The known name most like an unknown one, or undefined where none is: at most one in `share` of its letters may differ. `foldOf` may know folded names already. */
export function nearest(name: string, known: Iterable<string>, foldOf: (candidate: string) => string = fold, share = 3): string | undefined {
  const wanted = fold(name);
  const most = Math.max(2, wanted.length / share);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const folded = foldOf(candidate);
    // As many letters differ at least: the long way is for names of about the same length.
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const between = distance(wanted, folded);
    if (between <= most && (!best || between < best.distance)) best = { name: candidate, distance: between };
  }
  return best?.name;
}
