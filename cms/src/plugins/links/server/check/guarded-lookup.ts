import { type LookupAddress, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress, RefusedTarget, type TargetPolicy } from './target';

/** Every address of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const TIMEOUT_MS = 4_000;

/**
 * Asks name servers on a socket. The system's own look-up would hold one of the four threads of this process for as long as a slow server
 * likes, and files and compression of all readers would wait for it.
 */
export function resolveBy(resolver: dns.Resolver): Resolve {
  return async (hostname) => {
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
    const found = (result: PromiseSettledResult<string[]>, family: number) => (result.status === 'fulfilled' ? result.value : []).map((address): LookupAddress => ({ address, family }));
    return [...found(four, 4), ...found(six, 6)];
  };
}

export const resolveByDns = resolveBy(new dns.Resolver({ timeout: TIMEOUT_MS, tries: 2 }));

/**
 * The look-up a socket itself makes, so that the address judged is the address connected to: a name that answers otherwise a moment later
 * gains nothing. A name with a single address inside is refused whole.
 */
export function guardedLookup(resolve: Resolve, policy: TargetPolicy): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), []);
        if (!addresses.every(({ address }) => isAllowedAddress(address, policy))) return callback(new RefusedTarget('private-address'), []);
        return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
