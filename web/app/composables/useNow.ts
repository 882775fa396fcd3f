/** The moment a page is made for. A page that reads it holds until the minute is over. */
export function useNow(): Date {
  const now = useRequestEvent()?.context.cms.clock.now();
  if (!now) throw createError({ statusCode: 503 });
  return now;
}
