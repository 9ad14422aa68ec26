import { z } from 'zod';
import { placeFits, postcodeFits } from '../../domain/people/checks.js';
import { addressCountries } from '../../domain/people/choices.js';
import { addressPart, postcode } from '../../domain/values/address.js';
import { hasPostcodes } from '../../domain/values/countries.js';
import { houseNumber, placeName } from '../../domain/values/text.js';
import { ifAsked } from '../definition/fields.js';
import { choiceOf } from './choice.js';
import { asKind } from './kind.js';
import { checkedText, TextKind, text } from './text.js';

const Country = z.string('value.choice').max(2, 'value.choice');
const inCountry = { after: ['country'] } as const;
/** Nobody is asked for a postcode where there are none. */
const withPostcodes = {
  ...inCountry,
  applies: ({ country }: Readonly<Record<string, unknown>>) => !hasPostcodes(String(country)),
};

/**
 * The fields of an address, in the order in which they are asked, to be spread into a screen: `z.object({ ...address() })`. Postcode
 * and place are read by the country that is chosen; suffix and box may be left empty. A command takes them as
 * `AddressInput` and keeps them by `addressOf`. Their words stand in `locales/<language>/fields.json`.
 */
export const address = () => ({
  country: choiceOf(Country, addressCountries),
  postcode: ifAsked(
    asKind(postcode.clone(), new TextKind(12, 'Text', false, [{ ...inCountry, kept: postcodeFits }], withPostcodes)),
  ),
  place: checkedText(placeName, 80, { ...inCountry, kept: placeFits }),
  street: text(placeName, 80),
  houseNumber: text(houseNumber, 12),
  suffix: text(addressPart, 10).optional(),
  box: text(addressPart, 10).optional(),
});
