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

/** How far clocks in a zone are ahead of UTC at a moment, in minutes. */
export function offsetIn(moment: Date, timeZone: string | null): number {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone: knownZone(timeZone), timeZoneName: 'longOffset' });
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return Number(`${sign}1`) * (60 * Number(hours) + Number(minutes));
}

/** A moment as clocks in a zone show it, with their offset: `2027-02-18T15:00:00-03:00`. */
export function momentIn(moment: Date, timeZone: string | null): string {
  const offset = offsetIn(moment, timeZone);
  const clock = new Date(moment.getTime() + 60_000 * offset).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `${clock}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** Calendar days from one day to another, negative where it is over. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
