import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Done, type Work } from '../door/command.js';
import type { Approval } from '../records/order.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result } from '../terms/result.js';
import { asker, decidable, tell } from './approvals.js';
import { blockLines } from './blockLines.js';
import type { Approvable } from './lineCommand.js';

const Input = z.object({ approval: z.string(), decision: z.enum(['approve', 'refuse']) });
type Input = z.output<typeof Input>;

/** The commands that an operator's rule can make wait. */
const approvable: ReadonlyMap<string, Approvable> = new Map([blockLines].map((one) => [one.name, one]));

/**
 * Four eyes: a second administrator approves or refuses what another one asked for. All guards are asked anew, of both: the
 * lines as they are now, and whoever asked still has to be allowed to.
 */
export const decideApproval = command<Input>({
  name: 'approval.decide',
  allowed: ['administrator', 'fleetManager'],
  offered: ({ operator }) => operator.lineRules?.blocking?.fourEyes !== undefined,
  proof: 'none',
  input: Input,
  subject: ({ approval }) => `approval:${approval}`,
  overLines: {
    verdicts: async (asking) => {
      const approval = await decidable(asking, asking.input.approval);
      if (!approval.ok) return approval;
      return asking.input.decision === 'refuse' ? ok(undefined) : verdicts(asking, approval.value);
    },
  },
  run: async (work) => {
    const approval = await decidable(work, work.input.approval);
    if (!approval.ok) return approval;
    const done = await (work.input.decision === 'approve'
      ? approve(work, approval.value)
      : refused(work, approval.value));
    if (done.ok) await settle(work, approval.value);
    return done;
  },
});

function commandOf({ command: name }: Approval): Approvable {
  const found = approvable.get(name);
  if (found === undefined) throw new Error(`${name} cannot wait for an approval`);
  return found;
}

async function verdicts(asking: Asking, approval: Approval) {
  const waited = commandOf(approval);
  const actor = await asker(asking.tables, approval, waited.allowed);
  return actor.ok ? waited.verdictsOf({ ...asking, actor: actor.value }, approval) : actor;
}

/** The orders are whoever asked's: they see them in their list, and are told what becomes of them. */
async function approve(work: Work<Input>, approval: Approval): Promise<Result<Done>> {
  const waited = commandOf(approval);
  const actor = await asker(work.tables, approval, waited.allowed);
  return actor.ok ? waited.carryOut({ ...work, actor: actor.value }, approval) : actor;
}

const refused = async ({ ids }: Work<Input>, { reference, lines }: Approval): Promise<Result<Done>> =>
  ok({
    reference: ids.code(REFERENCE_LENGTH),
    facts: { request: { code: reference }, lines: { count: lines.length } },
  });

async function settle(work: Work<Input>, approval: Approval): Promise<void> {
  const { decision } = work.input;
  await work.tables.approvals.put({
    ...approval,
    state: decision === 'approve' ? 'approved' : 'refused',
    decidedBy: work.actor.account,
    decidedAt: work.now.toISOString(),
  });
  await tell(work, approval, approval.conversation, work.now);
}
