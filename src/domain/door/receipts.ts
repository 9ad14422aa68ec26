import type { Actor } from '../records/account.js';
import type { Receipt } from '../records/receipt.js';
import type { Result } from '../terms/result.js';
import type { Done, Instruction } from './command.js';

/** Whom a receipt belongs to. */
export type ReceiptOwner = Pick<Actor, 'account' | 'operator' | 'conversation'>;

/** Whether somebody, in this conversation, is who it was given to. */
export const belongsTo = (receipt: Receipt, { account, conversation }: ReceiptOwner): boolean =>
  receipt.account === account && receipt.conversation === conversation;

/** The receipt that a command id has already, for whoever presents it as it was. Throws: that is never an honest press. */
export function repeated(receipt: Receipt, actor: Actor, inputHashes: readonly string[]): Receipt {
  if (!belongsTo(receipt, actor)) throw new Error('a command id was presented by somebody it does not belong to');
  if (!inputHashes.includes(receipt.inputHash)) throw new Error('a command id was presented again with other input');
  return receipt;
}

const doneOf = ({ reference, facts, verdicts, once, pays }: Done, action: string | undefined) => ({
  reference,
  facts,
  ...(action === undefined ? {} : { action }),
  ...(verdicts === undefined ? {} : { verdicts: [...verdicts] }),
  ...(once && { once }),
  ...(pays && { pays }),
});

/** What a command came to, kept for every later press. */
export function receiptFor<I>(
  instruction: Instruction<I>,
  inputHash: string,
  now: Date,
  result: Result<Done>,
): Receipt {
  const { actor, command, commandId, action } = instruction;
  return {
    id: commandId,
    operator: actor.operator,
    command: command.name,
    account: actor.account,
    conversation: actor.conversation,
    inputHash,
    at: now.toISOString(),
    outcome: result.ok
      ? { kind: 'done', ...doneOf(result.value, action) }
      : { kind: 'refused', problem: result.problem },
  };
}
