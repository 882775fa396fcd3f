/**
 * Says the moment that stands before this script once more, in the reader's own time zone, where clocks show another time there. It runs
 * while the page is read, so that nothing moves. The day is named where it is another one; the zone always, because some browsers hide it.
 */
const script = document.currentScript as HTMLScriptElement;
const { at = '', offset = '', text = '', tag } = script.dataset;
const moment = new Date(at);
const there = new Date(moment.getTime() + 60_000 * Number(offset));

if (moment.getTimezoneOffset() + Number(offset) !== 0) {
  const weekday = there.getUTCDate() === moment.getDate() ? undefined : 'long';
  const time = moment.toLocaleString(tag, { weekday, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  script.before(Object.assign(document.createElement('span'), { textContent: text.replace('{time}', time) }));
}
