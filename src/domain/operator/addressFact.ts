import type { Address } from '../records/address.js';
import type { Fact } from '../terms/fact.js';

/** An address in one line, as it stands on an envelope here: street, number with suffix and box, postcode and place, country. */
export function addressFact({ country, postcode, place, street, houseNumber, suffix, box }: Address): Fact {
  const house = [houseNumber, suffix].filter((part) => part !== undefined).join(' ');
  const number = box === undefined ? house : `${house}/${box}`;
  const town = [postcode, place].filter((part) => part !== undefined).join(' ');
  return { list: [{ text: `${street} ${number}` }, { text: town }, { region: country }] };
}
