import type { Operator } from '../operator/index.js';
import type { Actor, OneTimeCode } from '../records/account.js';
import type { Tables } from '../records/tables.js';
import type { Language } from '../terms/language.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { post } from './outbox.js';
import type { Clock, Hasher, Ids, Store } from './ports.js';
import { scoped } from './scope.js';

/** How long a code is good from when it was asked for. */
export const CODE_MS = 10 * 60_000;
/** So many codes an hour are sent to one account. */
const MOST_IN_AN_HOUR = 5;
const HOUR_MS = 60 * 60_000;
const CODE_LENGTH = 6;

/** A code that was asked for; another one makes an end of it. */
export interface OrderedCode {
  readonly operator: string;
  readonly account: string;
  readonly commandId: string;
  /** ISO 8601 */
  readonly orderedAt: string;
}

const orderedAt = ({ ordered }: OneTimeCode): number => Date.parse(ordered.at(-1) ?? '');

/** Whether a code is good no more. */
export const hasEnded = (code: OneTimeCode, now: Date): boolean => now.getTime() >= orderedAt(code) + CODE_MS;

/** Where a code goes: so much of the address that its owner knows it. */
export interface CodeSent {
  readonly to: string;
}

/** What it takes to have one sent. */
export interface CodeOrder {
  readonly actor: Actor;
  readonly commandId: string;
  /** What it is asked for: the message names it. */
  readonly procedure: string;
  readonly language: Language;
  /** Where it goes, where that is not the account's own address. */
  readonly to?: string | undefined;
}

/** Orders a one-time code; see `makeCodeOrder`. */
export type OrderCode = (order: CodeOrder) => Promise<Result<CodeSent>>;

interface CodePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/**
 * Has a code sent for one command, to the account's own address or to one that is to be shown to be theirs; an earlier one is void at once. The code is made as the message
 * goes out, and kept as a hash. Refusals: oneTimeCode.noAddress, oneTimeCode.pause (minutes).
 */
export const makeCodeOrder =
  (ports: CodePorts): OrderCode =>
  (order) =>
    ports.store.transaction((all) => orderedIn(scoped(all, order.actor), order, ports));

async function orderedIn(
  tables: Tables,
  { actor, commandId, procedure, language, to }: CodeOrder,
  { clock, ids, operatorOf }: Omit<CodePorts, 'store'>,
): Promise<Result<CodeSent>> {
  const now = clock.now();
  const account = await tables.accounts.get(actor.account);
  const operator = operatorOf(actor.operator);
  // An address that is to be shown to be theirs is shown to be that by mail.
  const phone = to === undefined && operator.profile.toldBySms.includes('codes') ? account?.phone : undefined;
  const reached = phone ?? account?.email;
  if (account === undefined || reached === undefined) return refuse('oneTimeCode.noAddress');
  const lately = (account.oneTimeCode?.ordered ?? []).filter((at) => Date.parse(at) > now.getTime() - HOUR_MS);
  const count = minutesToWait(lately, now);
  if (count > 0) return refuse('oneTimeCode.pause', { count });
  const at = momentAfter(account.oneTimeCode, now);
  const ordered = [...lately, at];
  await tables.accounts.put({ ...account, oneTimeCode: { commandId, to, ordered, wrong: 0, tries: [] } });
  const posting = { tables, ids, now, operator, commandId };
  const about = { account: account.id, commandId, procedure, at };
  await post(posting, { kind: phone === undefined ? 'email.oneTimeCode' : 'sms.oneTimeCode', ...about, language });
  return ok({ to: phone === undefined ? masked(to ?? reached) : maskedPhone(phone) });
}

/** In how many minutes another one is sent, after those of the last hour, the oldest first; 0: at once. */
function minutesToWait([first, ...others]: readonly string[], now: Date): number {
  if (first === undefined || others.length + 1 < MOST_IN_AN_HOUR) return 0;
  return Math.ceil((Date.parse(first) + HOUR_MS - now.getTime()) / 60_000);
}

/** Now, as it is kept: two that are asked for in one millisecond are two. */
function momentAfter(last: OneTimeCode | undefined, now: Date): string {
  return new Date(Math.max(now.getTime(), (last === undefined ? 0 : orderedAt(last)) + 1)).toISOString();
}

/** A code with where it goes, as the account is now. */
export interface IssuedOneTimeCode {
  readonly code: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly name: string;
}

/** Makes the code that was ordered and keeps its hash. Undefined where it is wanted no more. */
export async function issueOneTimeCode(
  { store, clock, ids, hasher }: { store: Store; clock: Clock; ids: Ids; hasher: Hasher },
  { operator, account: id, commandId, orderedAt: at }: OrderedCode,
): Promise<IssuedOneTimeCode | undefined> {
  const code = ids.digits(CODE_LENGTH);
  const hash = await hasher.hash(code);
  return store.transaction(async (all) => {
    const { accounts } = scoped(all, { operator });
    const account = await accounts.get(id);
    const held = account?.oneTimeCode;
    if (account === undefined || held === undefined) return undefined;
    if (held.commandId !== commandId || held.ordered.at(-1) !== at || hasEnded(held, clock.now())) return undefined;
    await accounts.put({ ...account, oneTimeCode: { ...held, hash, wrong: 0, tries: [] } });
    return { code, email: held.to ?? account.email, phone: account.phone, name: account.name };
  });
}

/** `…01` of +77010000001. */
const maskedPhone = (phone: string): string => `…${phone.slice(-2)}`;

/** `a…@example.com` of `anna@example.com`. */
export const masked = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1…');
