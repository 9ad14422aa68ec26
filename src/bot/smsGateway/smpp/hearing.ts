import type { PDU, Session } from 'smpp';
import type { Log } from '../../log.js';
import type { SmsListener } from '../sms.js';
import type { Heard } from './asking.js';
import { DeliverSm, receivedOf, reportOf, status } from './pdus.js';

export interface HearingParts {
  readonly gateway: string;
  readonly log: Log;
  readonly listener: SmsListener;
  /** What is under way, for whoever stops. */
  readonly running: Set<Promise<void>>;
}

/** Messages that are being stored at a time; what comes meanwhile waits in the connection. */
const MOST_AT_ONCE = 200;

/** Does what the centre asks. A message is answered when it is stored, and not before: until then it is the centre's. */
export function makeHearing(parts: HearingParts): Heard {
  const { log, gateway, running } = parts;
  return (pdu, session, number) => {
    if (pdu.command === 'enquire_link') return answer(session, pdu);
    if (pdu.command === 'unbind') {
      answer(session, pdu);
      return session.close();
    }
    if (pdu.command !== 'deliver_sm') return answerUnknown(session, pdu);
    const work = stored(parts, pdu, number)
      .then(
        () => answer(session, pdu),
        (error: unknown) => {
          log.error('sms.notStored', { code: gateway }, error);
          // A passing fault of ours: the centre keeps it and comes again.
          answer(session, pdu, status.temporary);
        },
      )
      .finally(() => {
        running.delete(work);
        if (running.size < MOST_AT_ONCE) session.resume();
      });
    running.add(work);
    if (running.size >= MOST_AT_ONCE) session.pause();
  };
}

async function stored({ gateway, listener }: HearingParts, pdu: PDU, number: string): Promise<void> {
  const message = DeliverSm.parse(pdu);
  const report = reportOf(message, gateway);
  if (report !== undefined) await listener.reported(report);
  else if (!isOtherReceipt(message)) await listener.received(receivedOf(message, gateway, number));
}

const TYPES = 0x3c;
/** What a phone or the network says of a message, and nobody wrote. */
const isOtherReceipt = ({ esm_class }: DeliverSm): boolean => (esm_class & TYPES) !== 0;

function answer(session: Session, pdu: PDU, command_status: number = status.ok): void {
  session.send(pdu.response({ command_status }));
}

/** `alert_notification` and the like want no answer; what nobody knows is refused. */
function answerUnknown(session: Session, pdu: PDU): void {
  if (pdu.command === 'unknown') session.send(pdu.response());
}
