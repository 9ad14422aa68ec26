import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { present } from '../door/present.js';
import { PersonInput } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { LineUser } from '../records/lineUser.js';
import type { ReadTables } from '../records/tables.js';
import type { Facts } from '../terms/fact.js';
import { type Result, refuse } from '../terms/result.js';
import { textLine } from '../values/text.js';
import { chosenLines } from './chosen.js';
import { inState } from './states.js';

/** What is known of a line's user (T6), by the names of the fields. Only the name is needed. */
export const UserData = PersonInput.partial({ birthDate: true, email: true, phone: true, spokenLanguage: true }).extend(
  {
    description: textLine(100).optional(),
  },
);
export type UserData = z.output<typeof UserData>;

/** The user's row, where there is one. */
export async function userOf({ lineUsers }: ReadTables, { id }: Line): Promise<LineUser | undefined> {
  const [user] = await lineUsers.where({ line: id }, { limit: 1 });
  return user;
}

/** What there is of a line's user now. Where nobody has written the name in parts, the first word is the first name. */
export function userDataOf(
  { user: name = '', description, language }: Line,
  user: LineUser | undefined,
): Partial<UserData> {
  const [firstName = '', ...lastName] = name.split(' ');
  const named = lastName.length === 0 ? { lastName: name } : { firstName, lastName: lastName.join(' ') };
  const { title, birthDate, email, phone } = user ?? {};
  const parts = user === undefined ? named : { firstName: user.firstName, lastName: user.lastName };
  return withoutNothing({ description, title, ...parts, birthDate, email, phone, spokenLanguage: language });
}

/** What is there already is not held to today's rules: a line may have been named in another way. */
export const UserThere = z.partialRecord(UserData.keyof(), z.string());
export type UserThere = z.output<typeof UserThere>;

const withoutNothing = (data: Partial<UserData>): Partial<UserData> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== ''));

/** Whether both say the same of a user: what is not there is nothing. */
export const isSame = (one: UserThere, other: UserThere): boolean =>
  UserData.keyof().options.every((field) => (one[field] ?? '') === (other[field] ?? ''));

/** The guide: only as long as the user has not confirmed their own data. */
export function changeable(line: Line): Result<undefined> {
  return line.userConfirmedAt === undefined
    ? inState(line, 'pendingActive', 'active', 'suspended')
    : refuse('user.confirmed');
}

/** The user of a single line, with what is only looked at: its number, SIM card and the address of its billing account. */
export const userOfLine = present<{ lines: string }, Partial<UserData>>(async (asking, { lines }) => {
  const [line, ...others] = await chosenLines(asking, lines);
  if (line === undefined || others.length > 0) return undefined;
  return { answers: userDataOf(line, await userOf(asking.tables, line)), beside: await beside(asking, line) };
});

async function beside({ tables }: Asking, { number, iccid, billingAccount, organisation }: Line): Promise<Facts> {
  const [account] = await tables.billingAccounts.where({ organisation, number: billingAccount }, { limit: 1 });
  return {
    number: { phone: number },
    ...(iccid !== undefined && { iccid: { text: iccid } }),
    ...(account?.address !== undefined && { address: { text: account.address } }),
  };
}
