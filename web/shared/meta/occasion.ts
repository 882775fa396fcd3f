import { dayIn, momentIn } from '../calendar/zone';
import type { OpportunityPage } from '../cms/opportunities';
import { foreignLanguage } from '../language/notice';
import { type SchemaNode, toNode, toValue } from './json-ld';

const MODES = { online: 'OnlineEventAttendanceMode', 'in-person': 'OfflineEventAttendanceMode', hybrid: 'MixedEventAttendanceMode' } as const;

const addressOf = (countries: readonly string[]): SchemaNode | null => (countries.length > 0 ? toNode('PostalAddress', { addressCountry: countries.length > 1 ? countries : countries[0] }) : null);

/** An opportunity with a date as an event. A sample is none: what reads this cannot read that it is made up. */
export function toEventNode(opportunity: OpportunityPage, url: string): SchemaNode[] {
  const { allDay, countries, endsAt, languages, mode, place, registrationUrl, sample, startsAt, timeZone } = opportunity;
  if (!startsAt || sample) return [];
  const when = (moment: string | null) => moment && (allDay ? dayIn : momentIn)(new Date(moment), timeZone);
  const online = mode === 'in-person' ? [] : [toNode('VirtualLocation', { url: registrationUrl ?? url })];
  const onSite = mode === 'online' || (!place && countries.length === 0) ? [] : [toNode('Place', { name: toValue(place, foreignLanguage(opportunity, 'place')), address: addressOf(countries) })];
  return [
    toNode('Event', {
      '@id': url,
      url,
      name: toValue(opportunity.title, foreignLanguage(opportunity, 'title')),
      description: toValue(opportunity.summary, foreignLanguage(opportunity, 'summary')),
      startDate: when(startsAt),
      endDate: when(endsAt),
      eventAttendanceMode: mode && `https://schema.org/${MODES[mode]}`,
      eventStatus: 'https://schema.org/EventScheduled',
      location: [...online, ...onSite],
      inLanguage: languages.flatMap(({ language }) => language ?? []),
    }),
  ];
}
