import { parseAddresses } from '../query/addresses';
import { type Chains, findAddresses } from '../query/find-addresses';
import type { Limits } from '../query/parse';
import type { Reader } from '../query/relations';
import type { Outlet } from './outlet';

export interface AddressOutletOptions {
  reader: Reader;
  limits: Limits;
  chains: Chains;
}

/** `GET /api/addresses`: what the addresses in a text lead to, in the reader's language. */
export function createAddressOutlet({ reader, limits, chains }: AddressOutletOptions): Outlet {
  return {
    name: 'addresses',
    parse(query) {
      const request = parseAddresses(reader.types.values(), limits, query);
      const { localization: { locale }, addresses } = request;
      const types = [...new Set(addresses.map(({ type }) => type.name))];
      return {
        key: JSON.stringify([locale, addresses.map(({ text }) => text)]),
        async read() {
          const { entries, number, endsAt } = await findAddresses(reader, request, chains);
          return { text: `{"data":[${entries.join(',')}],"meta":${JSON.stringify(endsAt === null ? {} : { validUntil: endsAt })}}`, number, types, language: locale, endsAt };
        },
      };
    },
  };
}
