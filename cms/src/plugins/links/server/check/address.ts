import { isIP } from 'node:net';
import { parse } from 'ipaddr.js';

/** Azure's metadata service: the only one at an address that is public by its number. */
const METADATA = new Set(['168.63.129.16']);

/** IPv6 addresses that are assigned to networks of the world: 2000::/3. */
const GLOBAL_UNICAST = parse('2000::');

/**
 * Whether an IP address is one of the public internet. Loopback, private, link-local, carrier and documentation networks, multicast,
 * addresses that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo) and metadata services are not; nor is what is no address.
 */
export function isPublicAddress(text: string): boolean {
  // The library takes shortened spellings too, which a socket would take for a name.
  if (isIP(text) === 0 || METADATA.has(text)) return false;
  const address = parse(text);
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST as never, 3));
}
