/** When something takes place, as seen from now. Without a beginning it can be had at any time. */
export type Season = 'ongoing' | 'upcoming' | 'anytime' | 'past';

interface Timed {
  startsAt: string | null;
  endsAt: string | null;
}

function seasonOf({ startsAt, endsAt }: Timed, now: Date): Season {
  if (!startsAt) return 'anytime';
  if (new Date(startsAt) > now) return 'upcoming';
  return new Date(endsAt ?? startsAt) >= now ? 'ongoing' : 'past';
}

const ORDER: readonly Season[] = ['ongoing', 'upcoming', 'anytime', 'past'];

const byStart = (a: Timed, b: Timed): number => Date.parse(a.startsAt ?? '') - Date.parse(b.startsAt ?? '');

/** Entries by season: what one can still go to first, the soonest on top; of what is over, the latest. Empty seasons are left out. */
export function toAgenda<Entry extends Timed>(entries: readonly Entry[], now: Date): { season: Season; entries: Entry[] }[] {
  const inOrder = (season: Season, own: Entry[]): Entry[] => {
    if (season === 'anytime') return own;
    const sorted = own.sort(byStart);
    return season === 'past' ? sorted.reverse() : sorted;
  };
  return ORDER.map((season) => ({ season, entries: inOrder(season, entries.filter((entry) => seasonOf(entry, now) === season)) })).filter(
    ({ entries: own }) => own.length > 0,
  );
}
