import { isIP } from 'node:net';
import type { Reason } from '../../shared/report';
import { isPublicAddress } from './address';

/** Where requests may go. */
export interface TargetPolicy {
  ports: ReadonlySet<number>;
  /** Addresses that count as public although they are not. Only tests name any: the loopback address their servers listen on. */
  exempt: ReadonlySet<string>;
}

/** Addresses of pages are shorter; rules of robots.txt are compared with every letter of one. */
const LONGEST_ADDRESS = 2_000;

export const PUBLIC_INTERNET: TargetPolicy = { ports: new Set([80, 443]), exempt: new Set() };

/** A target that is not asked, and why. */
export class RefusedTarget extends Error {
  constructor(readonly reason: Reason) {
    super(`The address is not asked: ${reason}.`);
  }
}

export const isAllowedAddress = (address: string, policy: TargetPolicy): boolean => policy.exempt.has(address) || isPublicAddress(address);

/** A URL's host as DNS or a socket takes it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

export const portOf = ({ protocol, port }: URL): number => (port ? Number(port) : protocol === 'https:' ? 443 : 80);

/**
 * Reads an address that may be asked, or throws RefusedTarget. Node's URL writes every spelling of an IPv4 address (decimal, octal,
 * hexadecimal, shortened) in its usual form; a literal address is judged here, a name when it is resolved (guarded-lookup).
 */
export function readTarget(text: string, policy: TargetPolicy, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new RefusedTarget('address');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new RefusedTarget('scheme');
  if (url.username || url.password) throw new RefusedTarget('credentials');
  if (!policy.ports.has(portOf(url))) throw new RefusedTarget('port');
  if (isIP(hostOf(url)) && !isAllowedAddress(hostOf(url), policy)) throw new RefusedTarget('private-address');
  url.hash = '';
  if (url.href.length > LONGEST_ADDRESS) throw new RefusedTarget('address');
  return url;
}
