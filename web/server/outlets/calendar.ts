import { type CalendarEntry, toCalendar } from '../../shared/calendar/calendar';
import { findOpportunity, listOpportunities, type OpportunityCard } from '../../shared/cms/opportunities';
import { readWhole } from '../../shared/cms/whole';
import { type DateWords, formatDeadline } from '../../shared/format/date';
import { fill } from '../messages';
import { answerFound, type EntryOutlet, type ListOutlet, type OutletRequest } from './outlet';

const mediaType = 'text/calendar; charset=utf-8';

function toEntry(opportunity: OpportunityCard, { locale, addresses, messages }: OutletRequest): CalendarEntry {
  const { deadline, kind, mode, sample, timeZone } = opportunity;
  const words: DateWords = { locale, first: messages.date.first, days: (range) => fill(messages.date.days, range) };
  const modes = { online: messages.opportunity.mode.online, 'in-person': messages.opportunity.mode.inPerson, hybrid: messages.opportunity.mode.hybrid };
  return {
    ...opportunity,
    url: addresses.of(locale, 'opportunities', opportunity.slug ?? opportunity.documentId),
    category: kind && messages.opportunity.kind[kind],
    notes: [...(sample ? [messages.entry.sample] : []), ...(mode ? [modes[mode]] : []), ...(deadline ? [fill(messages.calendar.deadline, { day: formatDeadline(deadline, timeZone, words) })] : [])],
  };
}

/** One opportunity. There is no file for what has no date. */
export const eventOutlet: EntryOutlet = (request) =>
  answerFound(findOpportunity(request.cms, request), request.slug, (opportunity) =>
    opportunity.startsAt
      ? { body: toCalendar([toEntry(opportunity, request)], { host: request.addresses.host, name: null, locale: request.locale }), mediaType, filename: `${request.slug}.ics` }
      : null,
  );

/** All opportunities with a date, over or not: a client that subscribes keeps what it has seen. */
export const calendarOutlet: ListOutlet = async (request) => {
  const { cms, locale, addresses, messages } = request;
  const { entries: dated } = await readWhole((page, pageSize) => listOpportunities(cms, { locale, page, pageSize }));
  const name = fill(messages.site.titleOfPage, { page: messages.section.opportunities, site: messages.site.name });
  return { body: toCalendar(dated.map((entry) => toEntry(entry, request)), { host: addresses.host, name, locale }), mediaType };
};
