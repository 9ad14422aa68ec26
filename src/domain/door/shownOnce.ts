import type { z } from 'zod';
import type { Role } from '../records/account.js';
import type { Disclosure } from '../records/disclosure.js';
import type { Proof } from '../records/receipt.js';
import type { Facts } from '../terms/fact.js';
import { LocalDays } from '../terms/localDays.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Asking, Look } from './asking.js';
import { type Command, command } from './command.js';
import type { Rights } from './rights.js';
import type { ShownSecrets } from './secrets.js';

/** How long what was proven can be looked at, in milliseconds. */
const OPEN_MS = 10 * 60_000;

/** Whose secret it is: a record as `<kind>:<id>`, and what the receipt says of it. */
export interface About {
  readonly subject: string;
  readonly facts: Facts;
}

/** Something that goes to the screen of whoever has proven who they are, for a minute, and nowhere else. */
export interface Secret<I> extends Pick<Rights, 'offered' | 'guard'> {
  readonly name: string;
  readonly allowed: readonly Role[];
  readonly proof: 'none' | Proof;
  /** What is asked for beside that. */
  readonly more?: Command<I>['more'];
  /** It is made here: nothing has to be wired for it. */
  readonly ours?: true;
  readonly input: z.ZodType<I>;
  /** What the audit line is about, as far as the input says it. */
  subject(input: I): string;
  /** How many of them an account may see a day. */
  mostADay(of: Pick<Asking, 'operator'>): number;
  /** Whose secret is meant, or why it has none to show. */
  about(asking: Asking & { readonly input: I }): Promise<Result<About>>;
  /** The secret, read as it is shown. `about`: as it was kept. Refused where it is gone meanwhile. */
  reveal(look: Look, about: string, sources: ShownSecrets): Promise<Result<Facts>>;
}

/**
 * The command of a secret: for the proof it gives the right to see it once, within ten minutes (see `makeReveal`). Nothing of the
 * secret is read here. Refused where the account has seen as many today as the operator allows (`once.tooMany`).
 */
export const shownOnce = <I>(secret: Secret<I>): Command<I> =>
  command<I>({
    ...{ name: secret.name, allowed: secret.allowed, proof: secret.proof, input: secret.input },
    offered: secret.offered,
    subject: secret.subject,
    ...(secret.more && { more: secret.more }),
    guard: async (asking) => {
      const open = (await secret.guard?.(asking)) ?? fine;
      return open.ok ? withinLimit(asking, secret) : open;
    },
    once: secret,
    run: async (work) => {
      const { tables, actor, now, commandId, ids } = work;
      const about = await secret.about(work);
      if (!about.ok) return about;
      const expiresAt = new Date(now.getTime() + OPEN_MS).toISOString();
      await tables.disclosures.insert({
        ...{ id: commandId, operator: actor.operator, account: actor.account, company: actor.organisation },
        ...{ command: secret.name, about: about.value.subject, givenAt: now.toISOString(), expiresAt },
      });
      const { subject, facts } = about.value;
      return ok({ subject, reference: ids.code(REFERENCE_LENGTH), facts, once: true as const });
    },
  });

/** Whether it was neither shown nor has ended. */
export const isOpen = ({ shownAt, expiresAt }: Disclosure, now: Date): boolean =>
  shownAt === undefined && Date.parse(expiresAt) > now.getTime();

/** What was shown today, or still can be; what ended unseen does not count. */
async function withinLimit(
  asking: Asking,
  secret: Pick<Secret<never>, 'name' | 'mostADay'>,
): Promise<Result<undefined>> {
  const { tables, actor, operator, now } = asking;
  const most = secret.mostADay(asking);
  const days = new LocalDays(operator.profile.timeZone);
  const today = days.of(now.toISOString());
  const own = await tables.disclosures.where({ account: actor.account });
  const counted = own.filter(
    (one) =>
      one.command === secret.name &&
      (isOpen(one, now) || (one.shownAt !== undefined && days.of(one.shownAt) === today)),
  );
  return counted.length < most ? fine : refuse('once.tooMany', { count: most });
}
