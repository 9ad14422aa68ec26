import type { Uploads } from '../../domain/documents/uploads.js';
import type { Door } from '../../domain/door/execute.js';
import type { Ids } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Account, type Actor, STAFF } from '../../domain/records/account.js';
import type { Session } from '../../domain/records/session.js';
import type { Language } from '../../domain/terms/language.js';
import type { Speaker, SpeakerOf } from '../../speech/speaker.js';
import type { LinkPorts } from '../web/signedLinks.js';

/** What the staff's page stands on. */
export interface DeskParts extends LinkPorts {
  readonly door: Pick<Door, 'ask' | 'execute' | 'receiptOf'>;
  readonly uploads: Pick<Uploads, 'keep' | 'findKept'>;
  readonly speaker: SpeakerOf;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
  /** Opens what was sealed for the staff. Throws on what was not sealed with this key. */
  unseal(sealed: string): Promise<string>;
}

/** Somebody of the staff at work, signed in at their operator. */
export interface AtDesk {
  readonly operator: Operator;
  readonly account: Account;
  readonly session: Session;
  readonly actor: Actor;
  readonly language: Language;
  readonly speaker: Speaker;
}

/** In a row of the audit, and wherever else a channel is named. */
const DESK = 'desk';

/** Who acts, by the account that is signed in. Its receipts belong to no conversation. */
export const staffActor = ({ id, operator }: Pick<Account, 'id' | 'operator'>): Actor => ({
  ...{ account: id, operator, role: STAFF, channel: DESK, conversation: DESK },
});
