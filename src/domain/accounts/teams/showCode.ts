import { z } from 'zod';
import type { Asking } from '../../door/asking.js';
import { shownOnce } from '../../door/shownOnce.js';
import { hasTeams, mayBeHeld } from '../../operator/index.js';
import { type Account, roles } from '../../records/account.js';
import type { Proof } from '../../records/receipt.js';
import { fine, ok, type Result, refuse } from '../../terms/result.js';

const Input = z.object({});
type Input = z.output<typeof Input>;

const ACCOUNT = 'account:';
const PASSWORD: readonly Proof[] = ['password'];
const MOST_A_DAY = 10;

/**
 * In no guide: a one-time code that links one's own account to Teams, typed there within ten minutes. It is shown once, as every secret
 * is (ADR 17); whoever has a password gives it, since whoever has the code acts as this account from then on.
 */
export const showTeamsCode = shownOnce<Input>({
  name: 'account.teamsCode',
  allowed: roles,
  offered: hasTeams,
  proof: 'none',
  more: async (asking) => ((await own(asking))?.passwordHash === undefined ? [] : PASSWORD),
  input: Input,
  subject: () => `${ACCOUNT}own`,
  ours: true,
  guard: async (asking) => linkable(asking, await own(asking)),
  mostADay: () => MOST_A_DAY,
  about: async (asking) => {
    const account = await own(asking);
    if (account === undefined) return refuse('actor.notAllowed');
    return ok({ subject: `${ACCOUNT}${account.id}`, facts: { login: { text: account.login } } });
  },
  reveal: async (look, about, sources) => {
    const account = await look(({ tables }) => tables.accounts.get(about.slice(ACCOUNT.length)));
    const open = await look(async (asking) => linkable(asking, account));
    if (!open.ok || account === undefined) return open.ok ? refuse('once.ended') : open;
    const fresh = await sources.teamsCode({ operator: account.operator, account: account.id });
    if (fresh === undefined) return refuse('once.away');
    return ok({ code: { text: fresh.code }, validUntil: { instant: fresh.until } });
  },
});

const own = ({ tables, actor }: Asking): Promise<Account | undefined> => tables.accounts.get(actor.account);

/** Refused where it is linked already, and where its companies are in no tenant that was configured. */
function linkable({ operator }: Asking, account: Account | undefined): Result<undefined> {
  if (account === undefined || !mayBeHeld(operator, account)) return refuse('teams.notServed');
  return account.entra === undefined ? fine : refuse('teams.linked');
}
