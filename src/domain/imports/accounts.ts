import { z } from 'zod';
import { LOGIN, sendLink } from '../accounts/administered.js';
import { endSessionsOf } from '../accounts/endSessions.js';
import type { Asking } from '../door/asking.js';
import { type Operator, organisationId } from '../operator/index.js';
import { type Account, isNobodys, Role } from '../records/account.js';
import type { Organisation } from '../records/organisation.js';
import { Language } from '../terms/language.js';
import { phoneIn } from '../values/phone.js';
import { email, personName } from '../values/text.js';
import { filled, importKind, keep, outcomeOf, pageOf, type Writing } from './kind.js';
import { organisationsOf, ownId } from './organisations.js';
import { type Judged, notThere, readBy } from './reading.js';

const columns = ({ profile }: Operator) =>
  z.object({
    login: z.string().toLowerCase().regex(LOGIN, 'value.text'),
    name: personName,
    role: Role.refine((role) => profile.roles[role] !== undefined, 'account.noRole'),
    email: email.toLowerCase().optional(),
    phone: readBy((text) => phoneIn(profile.country, text)).optional(),
    language: Language.optional(),
    organisations: z
      .string()
      .transform((text) => text.trim().split(/\s+/))
      .optional(),
  });
type Row = z.output<ReturnType<typeof columns>>;

/** Who signs in. No password comes from a file: whoever is new chooses one with the link of an invitation. */
export const accounts = importKind({
  columns,
  key: ({ login }) => login,
  known: async (asking, rows) => {
    const there = await asking.tables.accounts.among(
      'login',
      rows.map(({ login }) => login),
    );
    return {
      accounts: new Map(there.map((account) => [account.login, account])),
      organisations: await organisationsOf(
        asking,
        rows.flatMap((row) => row.organisations ?? []),
      ),
    };
  },
  place: (asking, row, known) => {
    const before = known.accounts.get(row.login);
    const organisations = companiesOf(asking, row, known.organisations);
    if (!organisations.ok) return organisations;
    const { organisations: _, ...rest } = row;
    const after = { ...before, ...rest, ...(organisations.value && { organisations: organisations.value }) };
    const outcome = outcomeOf(before, after);
    return { ok: true, value: { outcome, write: (work) => write(work, before, after) } };
  },
  page: async ({ tables, operator }, after, most) => {
    const found = await tables.accounts.following(
      { equal: { operator: operator.profile.id }, most, order: 'id' },
      after,
    );
    return pageOf(found, most, (one) => (isNobodys(one) ? undefined : cellsOf(operator, one)));
  },
});

const cellsOf = ({ profile }: Operator, { login, name, role, email: to, phone, language, organisations }: Account) => {
  const own = organisations?.map((id) => ownId(profile.id, id)).join(' ');
  return filled({ login, name, role, email: to, phone, language, organisations: own });
};

/** The companies that are named, by their ids in the store. */
function companiesOf(
  { operator }: Asking,
  { organisations }: Row,
  known: ReadonlyMap<string, Organisation>,
): Judged<[string, ...string[]] | undefined> {
  const [first, ...others] = organisations ?? [];
  if (first === undefined) return { ok: true, value: undefined };
  const missing = [first, ...others].find((name) => !known.has(organisationId(operator.profile.id, name)));
  if (missing !== undefined) return notThere('organisations', missing);
  const idOf = (name: string) => organisationId(operator.profile.id, name);
  return { ok: true, value: [idOf(first), ...others.map(idOf)] };
}

/** Whoever is signed in and gets another role or another company signs in anew. */
async function write(
  work: Writing,
  before: Account | undefined,
  after: Omit<Account, 'id' | 'operator'>,
): Promise<void> {
  const { tables, ids, operator, input } = work;
  const account = { ...after, id: before?.id ?? ids.next(), operator: operator.profile.id };
  await keep(tables.accounts, before, account);
  if (before === undefined && input.invites && account.email !== undefined) await sendLink(work, account, 'first');
  const isOther = before !== undefined && JSON.stringify(rightsOf(before)) !== JSON.stringify(rightsOf(account));
  if (isOther) await endSessionsOf(tables, account.id);
}

const rightsOf = ({ role, organisations = [] }: Account) => [role, organisations];
