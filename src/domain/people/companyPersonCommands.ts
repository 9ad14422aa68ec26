import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command } from '../door/command.js';
import type { Offered } from '../door/rights.js';
import { phoneHere } from '../operator/index.js';
import { withdrawNaming } from '../orders/endedApprovals.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { email } from '../values/text.js';
import { allNames, type Found, foundIn, type KnownBy } from './companyPerson.js';
import { forgetProfile, forgetReports, forgetUser, forgetWritten } from './forgetting.js';
import { namedIn } from './namedIn.js';
import { canChange, hasProfiles } from './profiles.js';

/** Somebody of a company has no identity document in the books: they are named by an address or a phone, their line's too. */
const Input = z.object({ email: email.optional(), phone: z.string().optional() });
type Input = z.output<typeof Input>;

/** A company holds the data of its own people, so it is somebody who acts for it that may have them out. */
const ofCompanies: Offered = (of) => hasProfiles(of) && of.actor.organisation !== undefined;

/** Who is meant, within the company that is worked for (`user.unknown`). */
export async function personMeant(
  { tables, operator, actor }: Pick<Asking, 'tables' | 'operator' | 'actor'>,
  { email: address, phone: typed }: Input,
): Promise<Result<Found & { readonly known: KnownBy }>> {
  const phone = typed === undefined ? undefined : phoneHere(operator, typed);
  if (phone?.ok === false) return phone;
  const known = { email: address, phone: phone?.value };
  const { profiles, uses } = await foundIn(tables, actor.organisation ?? '', known);
  return profiles.length + uses.length === 0 ? refuse('user.unknown') : ok({ profiles, uses, known });
}

/**
 * Writes down that the data of somebody of a company were handed out (GDPR article 15). The data themselves are read with
 * `companyPersonData`: a receipt keeps no copy of them.
 */
export const exportUser = command<Input>({
  name: 'user.export',
  allowed: ['fleetManager'],
  offered: ofCompanies,
  proof: 'none',
  input: Input,
  subject: () => 'user:unknown',
  run: async (work) => {
    const one = await personMeant(work, work.input);
    if (!one.ok) return one;
    return ok({ subject: subjectOf(one.value), reference: work.ids.code(REFERENCE_LENGTH), facts: {} });
  },
});

/**
 * Takes somebody of a company out of the books (GDPR article 17): their profiles, what is written of them as users of lines, whoever
 * has confirmed it, and what names them elsewhere. Their lines stay. Nobody takes out themselves, or the last manager. It cannot be undone.
 */
export const eraseUser = command<Input>({
  name: 'user.erase',
  allowed: ['fleetManager'],
  offered: ofCompanies,
  proof: 'none',
  input: Input,
  subject: () => 'user:unknown',
  run: async (work) => {
    const { tables, operator, actor, ids } = work;
    await tables.profiles.claim(`company:${actor.organisation}`);
    const one = await personMeant(work, work.input);
    if (!one.ok) return one;
    const { profiles, uses, known } = one.value;
    for (const profile of profiles) {
      const may = await canChange(work, profile);
      if (!may.ok) return may;
    }
    for (const named of allNames(operator, known, one.value)) {
      await forgetWritten(work, named);
      await withdrawNaming(work, actor.organisation ?? '', (text) => namedIn(text, named));
    }
    for (const profile of profiles) await forgetProfile(work, profile);
    for (const use of uses) await forgetUser(work, use);
    await forgetReports(work, actor.organisation ?? '');
    return ok({ subject: subjectOf(one.value), reference: ids.code(REFERENCE_LENGTH), facts: {} });
  },
});

const subjectOf = ({ profiles: [profile], uses: [use] }: Found): string =>
  profile === undefined ? `line:${use?.line?.id ?? use?.user?.line}` : `profile:${profile.id}`;
