import type { Asking } from '../door/asking.js';
import { personOf } from '../operator/index.js';
import type { LineUser } from '../records/lineUser.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { UserOrder } from './userOrderInput.js';

/** Whoever is to use the line that is ordered: one of the customer's users, or a new one. */
export type UserPerson = Pick<
  LineUser,
  'firstName' | 'prefix' | 'lastName' | 'email' | 'phone' | 'language' | 'userName' | 'title' | 'birthDate'
>;

export const orderedUser = (asking: Asking, input: UserOrder): Promise<Result<UserPerson>> | Result<UserPerson> =>
  input.who === 'existing' ? knownUser(asking, input) : newUser(asking, input);

async function knownUser({ tables, actor }: Asking, { existingUser }: UserOrder): Promise<Result<UserPerson>> {
  const found = existingUser === undefined ? undefined : await tables.lineUsers.get(existingUser);
  if (found === undefined || found.organisation !== actor.organisation) return refuse('value.choice');
  const { firstName, prefix, lastName, email, phone, language, userName, title, birthDate } = found;
  return ok({ firstName, prefix, lastName, email, phone, language, userName, title, birthDate });
}

function newUser({ operator, now }: Asking, input: UserOrder): Result<UserPerson> {
  const { userName, firstName, prefix, lastName, email, spokenLanguage } = input;
  if (userName === undefined || firstName === undefined || lastName === undefined) return refuse('value.missing');
  if (email === undefined || spokenLanguage === undefined) return refuse('value.missing');
  const person = personOf(operator, now, { firstName, lastName, email, spokenLanguage });
  return person.ok ? ok({ userName, firstName, prefix, lastName, email, language: spokenLanguage }) : person;
}
