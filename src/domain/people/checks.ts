import { type Check, inDays } from '../door/check.js';
import { birthDays, bornIn, phoneHere } from '../operator/index.js';
import { placeIn, postcodeIn } from '../values/address.js';

/** A phone as it is dialled in the operator's country, or of any other in international form. */
export const phoneFits: Check<object> = ({ operator }, _, typed) => phoneHere(operator, typed);

/** A day of birth of somebody of an age to work. */
export const birthFits: Check<object> = inDays(birthDays, ({ operator, now }, _, typed) =>
  bornIn(operator, now, typed),
);

/** A postcode of the chosen country. */
export const postcodeFits: Check<{ country: string }> = (_asking, { country }, typed) => postcodeIn(country, typed);

/** A place as they are called in the chosen country. */
export const placeFits: Check<{ country: string }> = (_asking, { country }, typed) => placeIn(country, typed);
