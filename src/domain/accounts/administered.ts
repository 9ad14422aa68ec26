import { z } from 'zod';
import { command, type Done, type Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import { type Account, isNobodys, Role } from '../records/account.js';
import { Language } from '../terms/language.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { phoneIn } from '../values/phone.js';
import { email, personName } from '../values/text.js';
import { endSessionsOf } from './endSessions.js';

/** What whoever runs the program does with accounts at its console. Each says whose it is by the login. */

/** What is typed at sign-in. */
export const LOGIN = /^[a-z0-9][\w.@+-]{1,98}$/;

const Added = z.object({
  login: z.string().toLowerCase().regex(LOGIN, 'value.text'),
  name: personName,
  role: Role,
  email: email.toLowerCase().optional(),
  phone: z.string().optional(),
  language: Language.optional(),
  organisations: z.array(z.string()).min(1).optional(),
  /** Whether an invitation is mailed; without it, whoever runs the program hands a link over. */
  invite: z.boolean(),
});

/** An account, as it is from now on. */
export const answer = ({ ids }: Work<unknown>, { id, login }: Account): Result<Done> =>
  ok({
    subject: `account:${id}`,
    reference: ids.code(REFERENCE_LENGTH),
    facts: { account: { code: id }, login: { text: login } },
  });

/** The first account of an operator, or any other: without a password, which its owner chooses with the link. */
export const addAccount = command<z.output<typeof Added>>({
  name: 'account.add',
  allowed: [],
  program: true,
  proof: 'none',
  input: Added,
  subject: () => 'account:new',
  run: async (work) => {
    const { tables, operator, input, ids } = work;
    const { login, role, phone, invite, organisations = [], ...rest } = input;
    const own = operator.profile.id;
    if (operator.profile.roles[role] === undefined) return refuse('account.noRole');
    if (invite && input.email === undefined) return refuse('account.noAddress');
    const number = phone === undefined ? undefined : phoneIn(operator.profile.country, phone);
    if (number !== undefined && !number.ok) return number;
    const companies = await Promise.all(organisations.map((id) => tables.organisations.get(id)));
    if (companies.includes(undefined)) return refuse('organisation.unknown');
    await tables.accounts.claim(`address:${own}:${login}`);
    if ((await tables.accounts.where({ operator: own, login })).length > 0) return refuse('account.exists');
    const companiesOf = organisations.length > 0 ? { organisations } : {};
    const account = { ...rest, id: ids.next(), operator: own, login, role, phone: number?.value, ...companiesOf };
    await tables.accounts.insert(account);
    if (invite) await sendLink(work, account, 'first');
    return answer(work, account);
  },
});

/** Whose it is. */
export const Named = z.object({ login: z.string().toLowerCase() });
export type Named = z.output<typeof Named>;

/** A command about one account, by its login. */
export const about = <I extends Named>(
  name: string,
  input: z.ZodType<I>,
  run: (work: Work<I>, account: Account) => Promise<Result<Done>>,
) =>
  command<I>({
    ...{ name, allowed: [], program: true, proof: 'none', input },
    subject: () => 'account:named',
    run: async (work) => {
      const { tables, operator } = work;
      const [account] = await tables.accounts.where({ operator: operator.profile.id, login: work.input.login });
      return account === undefined || isNobodys(account) ? refuse('account.unknown') : run(work, account);
    },
  });

/** Nobody signs in as it any more, and whoever is signed in is out at once. */
export const disableAccount = about('account.disable', Named, async (work, account) => {
  const { tables, now } = work;
  await tables.accounts.put({ ...account, disabledAt: account.disabledAt ?? now.toISOString() });
  for (const { id } of await tables.challenges.where({ account: account.id })) await tables.challenges.remove(id);
  await endSessionsOf(tables, account.id);
  return answer(work, account);
});

export const enableAccount = about('account.enable', Named, async (work, account) => {
  const { disabledAt: _, ...open } = account;
  await work.tables.accounts.put(open);
  return answer(work, account);
});

/** Wrong passwords and PINs of before count no more. */
export const unlockAccount = about('account.unlock', Named, async (work, account) => {
  const { passwordTried: _, pin, ...open } = account;
  const fresh = pin && { pin: { hash: pin.hash, wrong: 0, tries: [] } };
  await work.tables.accounts.put({ ...open, ...fresh, triesFrom: work.now.toISOString() });
  return answer(work, account);
});

const Reset = Named.extend({ invite: z.boolean() });

/** The password opens nothing any more, nor does any passkey: another one is chosen with a link. */
export const clearAccount = about('account.reset', Reset, async (work, account) => {
  const { tables, input } = work;
  if (account.disabledAt !== undefined) return refuse('account.disabled');
  if (input.invite && account.email === undefined) return refuse('account.noAddress');
  const { passwordHash: _, passwordTried: _tried, ...open } = account;
  await tables.accounts.put({ ...open, passwordResetAt: work.now.toISOString() });
  for (const { id } of await tables.passkeys.where({ account: account.id })) await tables.passkeys.remove(id);
  await endSessionsOf(tables, account.id);
  if (input.invite) await sendLink(work, account, 'again');
  return answer(work, account);
});

const Given = Named.extend({ role: Role, organisations: z.array(z.string()).min(1).optional() });

/** Another role, and other companies where some are named. Whoever is signed in signs in anew, and sees the other menu. */
export const changeAccountRole = about('account.role', Given, async (work, account) => {
  const { tables, operator, input } = work;
  if (operator.profile.roles[input.role] === undefined) return refuse('account.noRole');
  const companies = await Promise.all((input.organisations ?? []).map((id) => tables.organisations.get(id)));
  if (companies.includes(undefined)) return refuse('organisation.unknown');
  await tables.accounts.put({
    ...account,
    role: input.role,
    organisations: input.organisations ?? account.organisations,
  });
  await endSessionsOf(tables, account.id);
  return answer(work, account);
});

export const endAccountSessions = about('account.signOut', Named, async (work, account) => {
  await endSessionsOf(work.tables, account.id);
  return answer(work, account);
});

/** Sends the link with which a password is chosen. */
export const sendLink = (work: Parameters<typeof post>[0], account: Account, what: 'first' | 'again') =>
  post(work, { kind: 'email.accessLink', account: account.id, what, language: languageOf(work.operator, account) });
