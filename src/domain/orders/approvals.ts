import type { Asking } from '../door/asking.js';
import { chatsOf } from '../door/chats.js';
import type { Done, Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { isStillTheirs } from '../door/stillTheirs.js';
import { type Account, type Actor, actorOf, companiesOf } from '../records/account.js';
import { Approval } from '../records/order.js';
import { isOpen } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import type { Facts } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';
import { batchOfRequest } from './batch.js';
import { tellBySms } from './tellBySms.js';

/** A second administrator has a day to decide. */
const DECIDED_WITHIN_MS = 24 * 60 * 60 * 1000;

/**
 * Writes a command down for a second administrator in place of its orders (four eyes). The others who may decide are told
 * where they are signed in; whoever asked is told when it is decided, or when it expires.
 */
export async function requestApproval(
  work: Work<object>,
  command: string,
  { lines, facts, verdicts, given }: AskedFor,
): Promise<Result<Done & { readonly expiresAt: string }>> {
  const { actor, ids, now, tables, commandId } = work;
  if (actor.organisation === undefined) return refuse('lines.gone');
  const reference = ids.code(REFERENCE_LENGTH);
  const approval: Approval = {
    id: ids.next(),
    operator: actor.operator,
    organisation: actor.organisation,
    account: actor.account,
    conversation: actor.conversation,
    ...{ commandId, command, reference },
    input: asKept(work.input),
    lines: [...lines],
    ...(given && { given }),
    state: 'waiting',
    askedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DECIDED_WITHIN_MS).toISOString(),
  };
  await tables.approvals.insert(approval);
  await tables.batches.put(batchOfRequest(approval));
  for (const told of await decidersOf(work, approval, actor.role)) await tell(work, approval, told, now);
  for (const { id: account } of await accountsThatDecide(work, approval, actor.role))
    await tellBySms(work, { account, organisation: approval.organisation, about: 'fourEyes', id: approval.id });
  await tell(work, approval, approval, new Date(approval.expiresAt));
  await post(work, { kind: 'approval.expired', approval: approval.id }, new Date(approval.expiresAt));
  return ok({
    reference,
    subject: `approval:${approval.id}`,
    facts: { ...facts, waitsUntil: { instant: approval.expiresAt } },
    ...(verdicts && { verdicts }),
    expiresAt: approval.expiresAt,
  });
}

/** What a second administrator is asked for: about which lines, none where they are still to come. */
export interface AskedFor {
  readonly lines: readonly string[];
  readonly facts: Facts;
  readonly verdicts?: readonly Verdict[];
  /** What a list says of each line. */
  readonly given?: Approval['given'];
}

/** Whether a receipt's command was written down for a second administrator: nothing was done yet. */
export const waitsForApproval = ({ facts }: Pick<Done, 'facts'>): boolean => facts.waitsUntil !== undefined;

/** A command's input without what was not answered. */
export const asKept = (input: object): Approval['input'] =>
  Approval.shape.input.parse(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)));

/** Says in a conversation how a request stands by then: open, decided, expired. */
export const tell = (work: Telling, { id }: Approval, { conversation, account }: Told, dueAt: Date) =>
  post(work, { kind: 'chat.news', conversation, account, about: 'approval', id }, dueAt);

/** What news is written with. */
export type Telling = Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'operator' | 'commandId'>;

/** Whom something is told, and where. */
type Told = Pick<Approval, 'account' | 'conversation'>;

/**
 * The conversations in which those who may decide are signed in now, and their chats in Teams: everybody of that role but whoever asked.
 */
export async function decidersOf(work: Deciding, approval: Asked, role: Account['role']): Promise<Told[]> {
  const others = await accountsThatDecide(work, approval, role);
  const chats = others.map(async (account) => {
    const conversations = new Set(await chatsOf(work.tables, account));
    return [...conversations].map((conversation) => ({ account: account.id, conversation }));
  });
  return (await Promise.all(chats)).flat();
}

type Deciding = Pick<Work<unknown>, 'tables' | 'now'>;
type Asked = Pick<Approval, 'operator' | 'organisation' | 'account'>;

/** Everybody of a role who may decide about a request: not whoever asked. */
async function accountsThatDecide(
  { tables, now }: Deciding,
  { operator, organisation, account: asked }: Asked,
  role: Account['role'],
): Promise<Account[]> {
  const accounts = await tables.accounts.where({ operator });
  return accounts.filter((one) => one.id !== asked && mayDecide(one, { role, organisation }, now));
}

/** Says everywhere that a request waits no more: to whoever asked, and to all who could decide, whose cards say how it ended. */
export async function tellEnd(work: Telling, approval: Approval, to: { readonly asker: boolean }): Promise<void> {
  const role = (await work.tables.accounts.get(approval.account))?.role;
  const deciders = role === undefined ? [] : await decidersOf(work, approval, role);
  for (const told of [...(to.asker ? [approval] : []), ...deciders]) await tell(work, approval, told, work.now);
}

const mayDecide = (account: Account, actor: Pick<Actor, 'role' | 'organisation'>, now: Date): boolean =>
  account.role === actor.role && companiesOf(account, now).some((one) => one === actor.organisation);

/** The requests of one's company that wait for a decision, oldest first. */
export async function openApprovals(
  { approvals }: Pick<ReadTables, 'approvals'>,
  who: Actor,
  now: Date,
): Promise<Approval[]> {
  if (who.organisation === undefined) return [];
  const waiting = await approvals.where({ organisation: who.organisation, state: 'waiting' });
  return waiting.filter((approval) => isOpen(approval, now));
}

export const decisions = ['approve', 'refuse', 'withdraw'] as const;
export type ApprovalDecision = (typeof decisions)[number];

/** A request that this actor may decide like that now: their own they can only withdraw, and nobody else can. */
export async function decidable(
  { tables, actor, now }: Asking,
  id: string,
  decision: ApprovalDecision,
): Promise<Result<Approval>> {
  const approval = await tables.approvals.get(id);
  if (approval === undefined) return refuse('approval.unknown');
  const isOwn = approval.account === actor.account;
  if (isOwn !== (decision === 'withdraw')) return refuse(isOwn ? 'approval.own' : 'actor.notAllowed');
  if (approval.state !== 'waiting') return refuse('approval.decided');
  return isOpen(approval, now)
    ? ok(approval)
    : refuse('approval.expired', { expiredAt: { instant: approval.expiresAt } });
}

/** Whoever asked, as they act in the order that follows. Refused where they may not do it any more (`approval.withdrawn`). */
export async function asker(
  { tables: { accounts }, now }: Pick<Asking, 'tables' | 'now'>,
  approval: Approval,
  allowed: readonly string[],
): Promise<Result<Actor>> {
  const account = await accounts.get(approval.account);
  const { operator, organisation, conversation } = approval;
  const stays = isStillTheirs(account, { account: approval.account, operator, organisation }, now);
  if (!stays || !allowed.includes(account.role)) return refuse('approval.withdrawn');
  return ok(actorOf(account, { organisation, channel: 'approval', conversation }));
}
