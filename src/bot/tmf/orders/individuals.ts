import { z } from 'zod';
import type { NetworkPerson, NetworkSale } from '../../../domain/orders/network.js';
import type { BackEnd } from '../client/backEnds.js';
import { isFault, TmfProblem } from '../client/problem.js';

const LIST = 'individual';
/** Whose id it is that somebody is known by beside theirs. */
const OURS = 'guichet';

const Individual = z.object({
  id: z.string().min(1),
  externalReference: z.array(z.object({ name: z.string().optional() })).default([]),
});

/**
 * What the back end calls a customer (TMF632). Whoever it does not know yet is told to it, once: by our id they are looked for before. No
 * person: it is only said what is known already.
 */
export async function individualOf(
  backEnd: BackEnd,
  { id, outsideId, person }: NetworkSale['customer'],
  signal: AbortSignal,
): Promise<string | undefined> {
  const known = await knownIndividual(backEnd, { id, outsideId, person }, signal);
  if (known !== undefined || person === undefined) return known;
  try {
    return (await backEnd.api('TMF632').post([LIST], individual(id, person), Individual, signal)).id;
  } catch (error) {
    // Somebody was faster with the same person.
    const other = isFault(error, 'refused') ? await found(backEnd, id, signal) : undefined;
    if (other === undefined) throw error;
    return other;
  }
}

/** The same, where nobody is to be told to it: whoever has an order there is there already. */
export const knownIndividual = async (
  backEnd: BackEnd,
  { id, outsideId, person }: NetworkSale['customer'],
  signal: AbortSignal,
): Promise<string | undefined> =>
  outsideId !== undefined || person === undefined ? outsideId : found(backEnd, id, signal);

/** A back end that gives others, or somebody twice, is not believed: nobody becomes a customer under another's name. */
async function found(backEnd: BackEnd, id: string, signal: AbortSignal): Promise<string | undefined> {
  const wanted = { query: { 'externalReference.name': id }, limit: 10 };
  const { rows } = await backEnd.api('TMF632').page([LIST], Individual, wanted, signal);
  if (rows.some(({ externalReference: all }) => all.every(({ name }) => name !== id)))
    throw new TmfProblem('TMF632', 'bad', 'notFiltered');
  if (rows.length > 1) throw new TmfProblem('TMF632', 'bad', 'personTwice');
  return rows[0]?.id;
}

/** The body of `POST /individual`. */
function individual(id: string, person: NetworkPerson): object {
  const { lastName, postName, firstName = '', documentType, documentNumber, country, phone1, phone2, email } = person;
  const { houseNumber, avenue, commune, town } = person.address;
  const medium = (mediumType: string, characteristic: object, preferred = false) => ({
    ...{ mediumType, preferred, characteristic },
  });
  return {
    ...{ givenName: firstName, familyName: lastName, ...(postName && { middleName: postName }) },
    externalReference: [{ externalReferenceType: OURS, name: id }],
    individualIdentification: [
      { identificationType: documentType, identificationId: documentNumber, issuingAuthority: country },
    ],
    contactMedium: [
      medium('phone', { phoneNumber: phone1 }, true),
      ...(phone2 === undefined ? [] : [medium('phone', { phoneNumber: phone2 })]),
      medium('email', { emailAddress: email }),
      medium('postalAddress', { street1: `${houseNumber}, ${avenue}`, street2: commune, city: town, country }),
    ],
  };
}
