import { type LookupAddress, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress, RefusedTarget, type TargetPolicy } from './target';

/** Every address of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export const resolveByDns: Resolve = (hostname) => dns.lookup(hostname, { all: true, order: 'verbatim' });

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
