declare module 'h3' {
  interface H3EventContext {
    /** The page says something that is true for a time only ("3 days left"): a cache may keep it for minutes, not until an edit. */
    changesWithTime?: boolean;
  }
}

/** The moment a page is made for. */
export function useNow(): Date {
  const event = useRequestEvent();
  if (event) event.context.changesWithTime = true;
  return new Date();
}
