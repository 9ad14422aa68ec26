import type { InboundSms, SmsPart } from '../../domain/records/inboundSms.js';
import type { Tables } from '../../domain/records/tables.js';
import type { Arrival } from './inbound.js';

/** A network that was not told that a message was taken sends it again when it is connected again, within this time. */
const AGAIN_WITHIN = 5 * 60_000;

type Before = { readonly whole: InboundSms } | { readonly part: SmsPart };

/**
 * The row of the same message, where this is it once more; undefined for a new one. A network's own id says it. Without one, the same
 * on another session is the same message; on the same session somebody has said the same twice. Of a long message's part the
 * same is the same while the others are waited for.
 */
export async function isRepeated(tables: Tables, arrival: Arrival): Promise<Before | undefined> {
  const { fingerprint, sms, now } = arrival;
  const isSame = (one: InboundSms | SmsPart) => sms.id !== undefined || isOfBefore(one, arrival, now);
  if (sms.part !== undefined) {
    const parts = await tables.smsParts.where({ fingerprint });
    const part = parts.find((one) => one.part !== undefined || isSame(one));
    return part && { part };
  }
  const whole = (await tables.inboundSms.where({ fingerprint })).find(isSame);
  return whole && { whole };
}

const isOfBefore = ({ session, receivedAt }: InboundSms | SmsPart, { sms }: Arrival, now: Date): boolean =>
  session !== sms.session && now.getTime() - Date.parse(receivedAt) <= AGAIN_WITHIN;

/** On this session it has come now: the same once more is a new one. */
export async function noteRepeated(tables: Tables, before: Before, { sms: { session } }: Arrival): Promise<void> {
  if ('part' in before) await tables.smsParts.put({ ...before.part, session, repeated: before.part.repeated + 1 });
  else await tables.inboundSms.put({ ...before.whole, session, repeated: before.whole.repeated + 1 });
}
