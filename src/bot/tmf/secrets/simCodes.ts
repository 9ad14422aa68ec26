import { z } from 'zod';
import type { SecretSources, SimCodes } from '../../../domain/door/secrets.js';
import type { BackEnd, BackEnds } from '../client/backEnds.js';
import { TmfProblem } from '../client/problem.js';
import { Characteristics } from '../outside/parts.js';

/** How long somebody waits for the codes, in milliseconds. */
const WITHIN = 10_000;

const Card = z.object({ id: z.string(), resourceCharacteristic: Characteristics });
const Pin = z.string().regex(/^\d{4,8}$/);
const Puk = z.string().regex(/^\d{8}$/);
const Codes = z.object({ PIN1: Pin, PIN2: Pin, PUK1: Puk, PUK2: Puk });

/** Where the codes of SIM cards are read of the operators whose back end has its resources (TMF639). */
export const tmfSecrets = (backEnds: BackEnds): ReadonlyMap<string, SecretSources> =>
  new Map(
    backEnds.all
      .filter((backEnd) => backEnd.has('TMF639'))
      .map((backEnd) => [backEnd.operator, { simCodes: ({ iccid }) => codesOf(backEnd, iccid) }]),
  );

/** The codes of the card with that number, as they stand with it; undefined where not all of them do. */
async function codesOf(backEnd: BackEnd, iccid: string): Promise<SimCodes | undefined> {
  const wanted = { query: { 'resourceCharacteristic.value': iccid }, limit: 10 };
  const { rows } = await backEnd.api('TMF639').page(['resource'], Card, wanted, AbortSignal.timeout(WITHIN));
  const [card, other] = rows.filter(({ resourceCharacteristic: has }) => has.get('ICCID') === iccid);
  if (other !== undefined) throw new TmfProblem('TMF639', 'bad', 'cardTwice');
  const { success, data } = Codes.safeParse(Object.fromEntries(card?.resourceCharacteristic ?? []));
  return success ? { pin1: data.PIN1, pin2: data.PIN2, puk1: data.PUK1, puk2: data.PUK2 } : undefined;
}
