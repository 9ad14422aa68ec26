import type { z } from 'zod';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { command, type Work } from '../door/command.js';
import { PersonInput, personOf } from '../operator/index.js';
import { ProfileRole, type UserProfile } from '../records/userProfile.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { textLine } from '../values/text.js';
import { invited } from './invitations.js';
import { profileSought } from './profileSought.js';
import { hasProfiles, roleFact, stateFact } from './profiles.js';

/** What a manager calls somebody in the list. */
export const profileDescription = textLine(60);

const Input = PersonInput.pick({
  title: true,
  firstName: true,
  lastName: true,
  email: true,
  spokenLanguage: true,
}).extend({
  phone: PersonInput.shape.phone.optional(),
  description: profileDescription.optional(),
  role: ProfileRole,
});
type Input = z.output<typeof Input>;

/** Telenet guide (T16): a fleet manager or a member is created and invited by mail. Within a company an address and a phone belong to one profile. */
export const createProfile = command<Input>({
  name: 'profile.create',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  proof: 'none',
  input: Input,
  subject: () => 'profile:new',
  run: async (work) => {
    const { operator, now, input, tables, actor } = work;
    const { organisation } = actor;
    if (organisation === undefined) return refuse('actor.notAllowed');
    const person = personOf(operator, now, input);
    if (!person.ok) return person;
    const { phone } = person.value;
    const email = addressOf(person.value.email);
    for (const one of [email, phone]) if (one !== undefined) await tables.profiles.claim(`${organisation}:${one}`);
    const free = await isFree(work, { email, phone });
    return free.ok ? ok(await created(work, organisation, { ...person.value, email })) : free;
  },
});

async function created(work: Work<Input>, organisation: string, person: Input) {
  const { tables, operator, ids, now } = work;
  const { description = `${person.firstName} ${person.lastName}` } = person;
  const { spokenLanguage: language, ...given } = person;
  const row = { ...given, language, description };
  const profile: UserProfile = {
    ...{ ...row, id: ids.next(), operator: operator.profile.id, organisation, state: 'invited' },
    ...{ invitations: [], createdAt: now.toISOString(), sought: profileSought(row) },
  };
  await tables.profiles.insert(await invited(work, profile));
  return {
    reference: ids.code(REFERENCE_LENGTH),
    subject: `profile:${profile.id}`,
    // No name: receipts outlive a profile.
    facts: { role: roleFact(operator, profile.role), state: stateFact(operator, profile) },
  };
}

/** Capitals make no other address: mail goes to the same mailbox. */
const addressOf = (email: string): string => email.toLowerCase();

/** An e-mail (`profile.emailTaken`) or a phone (`profile.phoneTaken`) that a profile of the company has already. */
async function isFree(
  { tables, actor: { organisation } }: Pick<Asking, 'tables' | 'actor'>,
  { email, phone }: Partial<Pick<UserProfile, 'email' | 'phone'>>,
): Promise<Result<undefined>> {
  const has = async (match: Partial<Pick<UserProfile, 'email' | 'phone'>>) =>
    (await tables.profiles.where(match)).some((row) => row.organisation === organisation);
  if (email !== undefined && (await has({ email }))) return refuse('profile.emailTaken');
  return phone !== undefined && (await has({ phone })) ? refuse('profile.phoneTaken') : fine;
}

/** An address that no profile of the company has: told at its field. */
export const emailFree: Check<object> = async (asking, _, typed) => {
  const email = addressOf(typed);
  const free = await isFree(asking, { email });
  return free.ok ? ok(email) : free;
};

/** The same of a phone. */
export const phoneFree: Check<object> = async (asking, _, phone) => {
  const free = await isFree(asking, { phone });
  return free.ok ? ok(phone) : free;
};
