/** When a file may be public no longer, as the CMS says it in `Sunset` (RFC 8594): in milliseconds since 1970. Infinity where time alone takes nothing away. */
export function sunsetOf({ headers }: Pick<Response, 'headers'>): number {
  const moment = Date.parse(headers.get('sunset') ?? '');
  return Number.isNaN(moment) ? Number.POSITIVE_INFINITY : moment;
}
