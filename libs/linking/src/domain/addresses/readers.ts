import { type Address, type AddressReading, parseAddress, readAddress } from '#identifiers';

/** Reads each distinct text once. */
export function addressReader(): (text: string | null | undefined) => AddressReading {
  const known = new Map<string, AddressReading>();
  return (text) => {
    const reading = known.get(text ?? '') ?? readAddress(text);
    known.set(text ?? '', reading);
    return reading;
  };
}

/** The address of a User in a sandbox, where Salesforce appends `.invalid` to every one (W1). */
export function withoutInvalid(address: Address): Address {
  const real = address.host.endsWith('.invalid') ? address.text.slice(0, -'.invalid'.length) : '';
  return parseAddress(real) ?? address;
}

/** The second try of W3 and W5: a name as it is compared, without accents. */
export function withoutAccents(nameKey: string): string {
  return nameKey
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}
