import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Done, type Work } from '../door/command.js';
import { alwaysWanted } from '../door/proofs.js';
import type { Approval } from '../records/order.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { looksSecret } from '../values/identifiers.js';
import { textLine } from '../values/text.js';
import { commandOf, endedOf } from './approvable.js';
import { asker, decidable, decisions, tellEnd } from './approvals.js';

/** Why a request is refused, in characters at the most. */
export const LONGEST_REASON = 200;

/** A dash is no reason, and what may be a PIN is none: it is read by somebody else. */
export const refusalReason = textLine(LONGEST_REASON)
  .refine((text) => /\p{L}|\p{N}/u.test(text), 'value.text')
  .refine((text) => !looksSecret(text), 'request.secret');

const Input = z.object({
  approval: z.string(),
  decision: z.enum(decisions),
  reason: refusalReason.optional(),
});
type Input = z.output<typeof Input>;

/**
 * Four eyes: a second administrator approves or refuses what another one asked for, who can withdraw it until then. All
 * guards are asked anew, of both: the lines as they are now, and whoever asked still has to be allowed to.
 */
export const decideApproval = command<Input>({
  name: 'approval.decide',
  allowed: ['administrator', 'fleetManager'],
  offered: ({ operator }) => operator.lineRules?.secondAdministrator !== undefined,
  proof: 'none',
  // What is asked for with a proof is approved with one.
  more: async (asking) => {
    const { approval: id, decision } = asking.input;
    const approval = decision === 'approve' ? await decidable(asking, id, decision) : undefined;
    return approval?.ok ? alwaysWanted(commandOf(approval.value)) : [];
  },
  input: Input,
  subject: ({ approval }) => `approval:${approval}`,
  overLines: {
    verdicts: async (asking) => {
      const { approval: id, decision } = asking.input;
      const approval = await decidable(asking, id, decision);
      if (!approval.ok) return approval;
      return decision === 'approve' ? verdicts(asking, approval.value) : ok(undefined);
    },
  },
  run: async (work) => {
    const { approval: id, decision, reason } = work.input;
    const approval = await decidable(work, id, decision);
    if (!approval.ok) return approval;
    if (decision === 'refuse' && reason === undefined) return refuse('value.missing');
    const done = decision === 'approve' ? await approve(work, approval.value) : ok(leftUndone(approval.value));
    if (done.ok && decision !== 'approve') await commandOf(approval.value).letGo?.(work, approval.value);
    if (done.ok) await settle(work, approval.value);
    return done;
  },
});

async function verdicts(asking: Asking, approval: Approval) {
  const waited = commandOf(approval);
  const actor = await asker(asking, approval, waited.allowed);
  return actor.ok ? waited.verdictsOf({ ...asking, actor: actor.value }, approval) : actor;
}

/**
 * The orders are whoever asked's: they come of their command, have its reference and its receipt, stand in their list, and
 * they are told what becomes of them.
 */
async function approve(work: Work<Input>, approval: Approval): Promise<Result<Done>> {
  const waited = commandOf(approval);
  const actor = await asker(work, approval, waited.allowed);
  if (!actor.ok) return actor;
  const { commandId } = approval;
  return waited.carryOut({ ...work, actor: actor.value, commandId }, approval);
}

const leftUndone = ({ reference, lines }: Approval): Done => ({ reference, facts: { lines: { count: lines.length } } });

const settled = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** Whoever withdraws their own knows it. */
async function settle(work: Work<Input>, approval: Approval): Promise<void> {
  const { decision, reason } = work.input;
  await work.tables.approvals.put({
    ...endedOf(approval),
    state: settled[decision],
    ...(decision === 'refuse' && { why: reason }),
    decidedBy: work.actor.account,
    decidedAt: work.now.toISOString(),
  });
  await tellEnd(work, approval, { asker: decision !== 'withdraw' });
}
