import type { View } from './views.ts';

/** Bytes of a page's HTML and CSS on the line: what comes in the first round trip. */
export const TEXT_BYTES = 14_000;
export const PAGE_BYTES = 50_000;
export const REQUESTS = 6;
/** Of the first view, what the second may take. */
export const SECOND_SHARE = 0.1;

/** What a page takes beyond its budgets, in words; nothing where it keeps all of them. */
export function overspent({ first, second }: { first: View; second: View }, scriptBudget = 0): string[] {
  const scriptBytes = Math.max(first.scriptBytes, second.scriptBytes);
  const foreign = [...first.foreign, ...second.foreign];
  const rules: [string, boolean][] = [
    [`${first.textBytes} bytes of HTML and CSS, more than ${TEXT_BYTES}`, first.textBytes > TEXT_BYTES],
    [`${scriptBytes} bytes of JavaScript, more than ${scriptBudget}`, scriptBytes > scriptBudget],
    [`${first.bytes} bytes on the first view, more than ${PAGE_BYTES}`, first.bytes > PAGE_BYTES],
    [`${first.requests} requests on the first view, more than ${REQUESTS}`, first.requests > REQUESTS],
    [`${second.bytes} bytes on the second view, more than a tenth of ${first.bytes}`, second.bytes > SECOND_SHARE * first.bytes],
    [`requests to others: ${foreign.join(' ')}`, foreign.length > 0],
  ];
  return rules.filter(([, broken]) => broken).map(([words]) => words);
}
