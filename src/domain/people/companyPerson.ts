import { userOf } from '../lines/userData.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { LineUser } from '../records/lineUser.js';
import type { ReadTables } from '../records/tables.js';
import type { UserProfile } from '../records/userProfile.js';
import { draftsNaming, type PersonData } from './dataSubject.js';
import { invitationsTo, type Used } from './forgetting.js';
import type { Named } from './namedIn.js';
import { requestData, requestsAbout } from './requestsAbout.js';

/** What somebody of a company is known by: an address, a phone, or the number of the line that they use. */
export interface KnownBy {
  readonly email?: string | undefined;
  /** E.164 */
  readonly phone?: string | undefined;
}

/** Somebody of a company, where the books have them. */
export interface Found {
  readonly profiles: readonly UserProfile[];
  readonly uses: readonly Used[];
}

/** What a profile holds that says nothing of whose it is, or opens something. */
const ours = ['operator', 'organisation', 'account', 'sought', 'invitation', 'invitedBy'] as const;

/** Everything that is held about one person of a company. */
export interface CompanyPersonData extends Pick<PersonData, 'drafts' | 'messages' | 'requests'> {
  readonly profiles: readonly Omit<UserProfile, (typeof ours)[number]>[];
  readonly lines: readonly (Partial<Pick<Line, 'number' | 'user' | 'description' | 'language' | 'userConfirmedAt'>> & {
    readonly data?: Omit<LineUser, 'id' | 'operator' | 'organisation' | 'line'>;
  })[];
}

const same = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** The profiles of somebody in a company, and the lines that they use there. */
export async function foundIn(tables: ReadTables, organisation: string, known: KnownBy): Promise<Found> {
  const is = ({ email, phone }: KnownBy) => same(known.email, email) || same(known.phone, phone);
  const profiles = (await tables.profiles.where({ organisation })).filter(is);
  const users = (await tables.lineUsers.where({ organisation })).filter(is);
  const own = known.phone === undefined ? [] : await tables.lines.where({ organisation, number: known.phone });
  const written = await Promise.all(users.map(async (user) => ({ user, line: await tables.lines.get(user.line) })));
  const byNumber = await Promise.all(own.map(async (line) => ({ line, user: await userOf(tables, line) })));
  const others = byNumber.filter(
    ({ line, user }) => isUsed(line, user) && !written.some((one) => one.line?.id === line.id),
  );
  return { profiles, uses: [...written, ...others] };
}

const isUsed = ({ user: name, description }: Line, user: LineUser | undefined): boolean =>
  [name, description, user].some((one) => one !== undefined);

/** All that somebody is known by, once it is found where. */
export function allNames({ profile }: Operator, known: KnownBy, { profiles, uses }: Found): Named[] {
  const all = [known, ...profiles, ...uses.flatMap(({ user }) => user ?? [])];
  return all
    .filter(({ email, phone }) => email !== undefined || phone !== undefined)
    .map(({ email = '', phone = '' }) => ({ operator: profile.id, documentNumber: '', email, phone1: phone }));
}

/** Gathers the data of somebody of a company from all tables that name them. */
export async function companyPersonData(
  tables: ReadTables,
  { profiles, uses }: Found,
  names: readonly Named[],
): Promise<CompanyPersonData> {
  const once = <R extends { readonly id: string }>(rows: readonly R[]) => [
    ...new Map(rows.map((row) => [row.id, row])).values(),
  ];
  const drafts = once((await Promise.all(names.map((one) => draftsNaming(tables, one)))).flat());
  const requests = once((await Promise.all(names.map((one) => requestsAbout(tables, one)))).flat());
  const messages = (await Promise.all(profiles.map((one) => invitationsTo(tables, one)))).flat();
  return {
    profiles: profiles.map(dataOf),
    lines: uses.map(({ line, user }) => ({ ...(line && lineData(line)), ...(user && { data: userData(user) }) })),
    messages: messages.map(({ createdAt, sentAt, state }) => ({ createdAt, sentAt, state })),
    drafts: drafts.map(({ procedure, answers, at }) => ({ procedure, answers, at })),
    requests: requests.map(requestData),
  };
}

const dataOf = ({
  operator: _of,
  organisation: _in,
  account: _who,
  sought: _sought,
  invitation: _link,
  invitedBy: _by,
  ...own
}: UserProfile) => own;
const lineData = ({ number, user, description, language, userConfirmedAt }: Line) => ({
  ...{ number, user, description, language, userConfirmedAt },
});
const userData = ({ id: _id, operator: _of, organisation: _in, line: _line, ...data }: LineUser) => data;
