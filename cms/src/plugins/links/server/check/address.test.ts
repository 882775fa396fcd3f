import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address';

const INSIDE = {
  'this host': ['0.0.0.0', '0.1.2.3', '::'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
  'link-local networks': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
  'carriers’ networks': ['100.64.0.1', '100.127.255.254'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  broadcast: ['255.255.255.255'],
  'reserved networks': ['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '240.0.0.1', '192.88.99.1', '2001:db8::1', '100::1', '3fff::1', '5f00::1', '4000::1', 'e000::1'],
  'IPv4 inside IPv6': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::a00:1', '2002:7f00:1::', '2001::1'],
  'metadata services': ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
  'what is no address': ['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '0177.0.0.1.', '::g'],
};

describe('an address of the internet', () => {
  it.each(Object.entries(INSIDE))('is none of %s', (_name, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('is one that the world can reach', () => {
    const outside = ['1.1.1.1', '8.8.8.8', '11.0.0.1', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '193.0.0.1', '223.255.255.255', '2606:4700:4700::1111', '2a00:1450::1', '2001:4860::8888'];
    expect(outside.filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});
