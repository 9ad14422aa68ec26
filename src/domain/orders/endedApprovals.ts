import type { Work } from '../door/command.js';
import type { Ids, Store } from '../door/ports.js';
import type { Operator } from '../operator/index.js';
import type { Approval } from '../records/order.js';
import { isOpen } from '../records/standing.js';
import { commandOf, endedOf } from './approvable.js';
import { tellEnd } from './approvals.js';

export interface ExpiryPorts {
  readonly store: Pick<Store, 'transaction'>;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** A request that nobody has decided in time keeps nobody's name: only what was asked for is still to be read. */
export async function expireApproval({ store, ids, operatorOf }: ExpiryPorts, id: string, now: Date): Promise<void> {
  await store.transaction(async (tables) => {
    const approval = await tables.approvals.get(id);
    if (approval?.state !== 'waiting' || isOpen(approval, now)) return;
    await tables.approvals.put(endedOf(approval));
    // Whoever asked is told by what was written when they did.
    const telling = { tables, ids, now, operator: operatorOf(approval.operator), commandId: `expired:${id}` };
    await tellEnd(telling, approval, { asker: false });
  });
}

/**
 * Takes back the requests of a company in whose input, or list, somebody is named who is to be forgotten. What was decided already keeps
 * nobody's name. `names`: whether they are named in a text.
 */
export async function withdrawNaming(
  work: Work<unknown>,
  organisation: string,
  names: (text: string) => boolean,
): Promise<void> {
  const { tables, now, actor } = work;
  for (const approval of await tables.approvals.where({ organisation, state: 'waiting' })) {
    if (!names(JSON.stringify([approval.input, approval.given]))) continue;
    await commandOf(approval).letGo?.(work, approval);
    await tables.approvals.put(withdrawn(approval, actor.account, now));
    await tellEnd(work, approval, { asker: false });
  }
}

/**
 * Takes back what somebody asked a second administrator for who is leaving the company: nobody is left to order it. What others asked for
 * stays with those who may decide.
 */
export async function withdrawAskedBy(
  work: Work<unknown>,
  organisation: string,
  account: string | undefined,
): Promise<void> {
  const { tables, now, actor } = work;
  const waiting = account === undefined ? [] : await tables.approvals.where({ organisation, state: 'waiting' });
  for (const approval of waiting.filter((one) => one.account === account)) {
    await commandOf(approval).letGo?.(work, approval);
    await tables.approvals.put(withdrawn(approval, actor.account, now));
    await tellEnd(work, approval, { asker: false });
  }
}

const withdrawn = (approval: Approval, decidedBy: string, now: Date): Approval => ({
  ...endedOf(approval),
  state: 'withdrawn',
  ...{ decidedBy, decidedAt: now.toISOString() },
});
