import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Command, command } from '../door/command.js';
import type { Rights } from '../door/rights.js';
import { phoneHere } from '../operator/index.js';
import { OTHER_SUBJECT, type Request } from '../records/request.js';
import type { Facts } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';
import { ok, type Result } from '../terms/result.js';
import { phone } from '../values/phone.js';
import { email } from '../values/text.js';
import { Attachments, keptFiles } from './attachments.js';
import { messageToStaff } from './openRequest.js';
import { aboutFact, openRequestRow, roomForRequest } from './requests.js';

/** What every ticket has beside its own fields (Telenet guide, T18, T19): how to reach whoever asks, a message, attachments. */
const Common = z.object({
  message: messageToStaff.optional(),
  attachments: Attachments.optional(),
  email,
  mobile: phone,
});
type Common = z.output<typeof Common>;

/** One kind of ticket: its own fields, and what they come to. */
interface TicketKind<I> extends Pick<Rights, 'offered'> {
  readonly name: string;
  readonly allowed: Command<I>['allowed'];
  readonly input: z.ZodType<I>;
  readonly decide: (asking: Asking & { readonly input: I }) => Result<Decided> | Promise<Result<Decided>>;
}

/** What a ticket asks for. */
export interface Decided {
  /** What it is about, as the operator calls it. */
  readonly topic: LocalText | undefined;
  /** What was answered in its own fields: what the staff needs. */
  readonly given: Facts;
  /** The rows of a list that was looked at before. */
  readonly listed?: NonNullable<Request['listed']>;
  /** What the operator promises for it: said before the yes, on the receipt, and kept with the ticket. */
  readonly promised?: Facts;
}

/**
 * A ticket (TM Forum TMF621): a request to the staff with fields of its own, which are kept as facts, so that lists, the
 * console and mail show them without knowing which ticket it is. What was typed stands in the request alone: receipts are
 * archived.
 */
export const ticketCommand = <I>({ name, allowed, offered, input, decide }: TicketKind<I>) =>
  command<I & Common>({
    ...{ name, allowed, proof: 'none', input: z.intersection(input, Common), subject: () => `ticket:${name}` },
    ...(offered && { offered }),
    promises: async (asking) => {
      const decided = await decide(asking);
      return decided.ok ? (decided.value.promised ?? {}) : {};
    },
    run: async (work) => {
      const { actor, operator, procedure = OTHER_SUBJECT } = work;
      const { message = '', attachments = [], email: address, mobile } = work.input;
      const decided = await decide(work);
      const reached = phoneHere(operator, mobile);
      const kept = keptFiles(attachments, actor);
      const room = await roomForRequest(work);
      if (!decided.ok) return decided;
      if (!reached.ok) return reached;
      if (!kept.ok) return kept;
      if (!room.ok) return room;
      const { topic, given, listed, promised = {} } = decided.value;
      const reach = { email: { text: address }, mobile: { phone: reached.value } };
      const request = await openRequestRow(work, {
        ...{ subject: procedure, topic, given: { ...given, ...promised, ...reach }, message },
        ...(kept.value.length > 0 && { attachments: kept.value }),
        ...(listed && { listed }),
      });
      return ok({
        reference: request.reference,
        subject: `request:${request.id}`,
        facts: { about: aboutFact(request), ...promised },
      });
    },
  });
