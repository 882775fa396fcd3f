/** The zone itself, or UTC for a name that this machine does not know. */
export function knownZone(name: string | null): string {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The day that clocks in a zone show at a moment, `2027-06-14`. */
export function dayIn(moment: Date, timeZone: string | null): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone: knownZone(timeZone), year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Calendar days from one day to another, negative where it is over. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
