import type { PDU, Session } from 'smpp';

/** What we ask the message centre for. */
export type Command = 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind';
/** Asks, and gives the answer. Throws LinkDown, or NoAnswer when none comes in time. */
export type Asked = (command: Command, fields: object) => Promise<PDU>;
/** Gets what the centre asks of us, with the number of the session it came on. */
export type Heard = (pdu: PDU, session: Session, number: string) => void;

/** There was no connection: nothing was sent. Or it ended while the answer was waited for (`sent`). */
export class LinkDown extends Error {
  override name = 'LinkDown';
  constructor(readonly sent: boolean) {
    super('there is no connection to the message centre');
  }
}

/** The centre did not answer in time: it may have done what it was asked. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}
