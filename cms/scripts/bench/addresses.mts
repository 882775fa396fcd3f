const QUERY = 'populate[themes]=true&populate[regions]=true&pagination[pageSize]=25&locale=en';

/** What is measured: a list of 25 with two relations, and one entry. */
export const LIST = `/api/resources?${QUERY}`;
export const ENTRY = '/api/resources/benchres0000000000000042?locale=en';

/**
 * Strapi's own controller answers the same list here, in the bench only: its content API answers nobody without a token.
 * It is asked for the components too, which the public API sends unasked.
 */
export const CONTROLLER_PATH = '/bench/resources';
export const CONTROLLER_LIST = `${CONTROLLER_PATH}?${QUERY}&populate[expressions][populate][file]=true`;
