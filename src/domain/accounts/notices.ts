import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { hasTeams, type Operator } from '../operator/index.js';
import { type Account, type Role, wantsMail } from '../records/account.js';
import { type Choice, choose } from '../terms/choices.js';
import type { FactWord, OneFact } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';

/** Something that somebody is told by itself. */
interface Notice {
  readonly id: string;
  readonly word: FactWord;
  isOn(account: Account): boolean;
  /** Why it cannot be chosen; without it, it can. */
  closed?(account: Account): Problem | undefined;
  /** Who is told; without it, everybody. */
  isFor?(operator: Operator, role: Role): boolean;
  turned(account: Account, on: boolean): Account;
}

/** By mail, where there is an address. */
const mailed = (id: 'newBrowser' | 'packs' | 'sims', word: FactWord, isFor?: Notice['isFor']): Notice => ({
  ...{ id, word },
  ...(isFor && { isFor }),
  isOn: (account) => wantsMail(account, id),
  closed: ({ email }) => (email === undefined ? { code: 'notice.noAddress', details: {} } : undefined),
  turned: (account, on) => ({ ...account, notices: { ...account.notices, [id]: on } }),
});

/** What becomes of one's orders, in Teams, too: only where one has written there. */
const inTeams: Notice = {
  ...{ id: 'teams', word: 'noticeTeams' },
  isOn: ({ toldIn }) => toldIn === 'teams',
  closed: ({ teamsChat }) => (teamsChat === undefined ? { code: 'account.noTeams', details: {} } : undefined),
  isFor: (operator) => hasTeams({ operator }),
  turned: ({ toldIn: _, ...account }, on) => ({ ...account, ...(on && { toldIn: 'teams' as const }) }),
};

/** Whoever does not hear of it learns too late that somebody else has their account. */
const ofTheAccount: Notice = {
  ...{ id: 'account', word: 'noticeAccount' },
  isOn: () => true,
  closed: () => ({ code: 'notice.fixed', details: {} }),
  turned: (account) => account,
};

const all: readonly Notice[] = [
  mailed('newBrowser', 'noticeNewBrowser'),
  mailed(
    'packs',
    'noticePacks',
    ({ lineRules }, role) => role === 'fleetManager' && lineRules?.groupPacks?.notice !== undefined,
  ),
  mailed(
    'sims',
    'noticeSims',
    ({ lineRules }, role) => role === 'reseller' && lineRules?.userOrders?.remindAt !== undefined,
  ),
  inTeams,
  ofTheAccount,
];

/** What somebody is told by itself, at this operator and in this role. */
export const noticesFor = ({ operator, actor }: Pick<Asking, 'operator' | 'actor'>): readonly Notice[] =>
  all.filter(({ isFor }) => isFor?.(operator, actor.role) ?? true);

/** The same to be turned on and off; above them what always comes. */
export const noticeChoices = list(async (asking, _, find) => {
  const account = await asking.tables.accounts.get(asking.actor.account);
  if (account === undefined) return choose([], find);
  const choices = noticesFor(asking).map((notice) => choiceOf(notice, account));
  return { ...choose(choices, find), about: [[{ word: 'alwaysTold' }]] };
});

function choiceOf({ id, word, isOn, closed }: Notice, account: Account): Choice {
  const problem = closed?.(account);
  return {
    ...{ value: id, title: '', facts: [{ word }], switched: { on: isOn(account) ? 1 : 0, of: 1 } },
    ...(problem && { closed: problem }),
  };
}

/** What is on, by its words. */
export const noticesOn = (asking: Pick<Asking, 'operator' | 'actor'>, account: Account): OneFact[] =>
  noticesFor(asking)
    .filter(({ isOn }) => isOn(account))
    .map(({ word }) => ({ word }));
