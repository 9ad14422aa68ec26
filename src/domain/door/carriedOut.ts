import type { Operator } from '../operator/index.js';
import type { Proof, Receipt } from '../records/receipt.js';
import type { Tables } from '../records/tables.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Sealed } from '../values/sealed.js';
import type { Asking } from './asking.js';
import { Caused, isUnusual, type Spending, spend } from './budgets.js';
import type { Command, Done, Instruction, Work } from './command.js';
import type { Clock, Digest, Ids } from './ports.js';
import { proofsOf } from './proofs.js';
import { receiptFor, repeated } from './receipts.js';
import { permitted } from './rights.js';
import { scoped, scopeOf } from './scope.js';
import { lastingSubject } from './subject.js';

/** What an instruction is carried out with. */
export interface Carrying {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  /** That of an earlier key, with which receipts may have been written. */
  readonly earlierDigest?: Digest | undefined;
  operatorOf(id: string): Operator;
  /** Of how much an account, a company and a line may cause. None: as much as is wanted. */
  readonly spending?: Spending | undefined;
  /** Is told when an account has ordered unusually much for a company, in the same transaction. None: nobody is. */
  readonly unusual?: ((work: Work<unknown>) => Promise<void>) | undefined;
  /** Opens what was sealed for a command. Throws on what was not. */
  open(secret: Sealed): Promise<string>;
}

/** Carries an instruction out once, within a transaction, with its receipt and its line in the audit: see `Door.execute`. */
export async function carriedOut<I>(
  ports: Carrying,
  instruction: Instruction<I>,
  all: Tables,
): Promise<Result<Receipt>> {
  const { commandId, command, actor } = instruction;
  const tables = scoped(all, scopeOf(actor));
  const input = command.input.parse(instruction.input); // the answers were checked one by one: a bad shape here is our fault
  const asText = JSON.stringify([command.name, input]);
  const inputHash = ports.digest(asText);
  const inputHashes = [inputHash, ...(ports.earlierDigest === undefined ? [] : [ports.earlierDigest(asText)])];
  await tables.receipts.claim(commandId);
  const given = await tables.receipts.get(commandId);
  if (given !== undefined) return ok(repeated(given, actor, inputHashes));

  const now = ports.clock.now();
  const operator = ports.operatorOf(actor.operator);
  const allowed = permitted(command, actor, operator);
  const proven: Result<readonly Proof[]> = allowed.ok
    ? await proof(tables, instruction, { actor, operator, tables, now, input })
    : allowed;
  if (!proven.ok) return proven;
  const { counted, procedure, known } = instruction;
  const work = { commandId, procedure, counted, known, input, actor, now, ids: ports.ids, operator, open: ports.open };
  const caused = new Caused();
  const result = await runOnce(command, work, all, caused);
  if (ports.spending !== undefined) {
    await spend(tables, work, ports.spending, caused);
    if (await isUnusual(tables, work, ports.spending.unusual, caused.orders))
      await ports.unusual?.({ ...work, tables });
  }
  const receipt = receiptFor(instruction, inputHash, now, result);
  await tables.receipts.insert(receipt);
  await tables.audit.insert({
    id: ports.ids.next(),
    operator: actor.operator,
    at: now.toISOString(),
    account: actor.account,
    organisation: actor.organisation,
    channel: actor.channel,
    command: command.name,
    commandId,
    subject: await lastingSubject(
      tables,
      actor,
      (result.ok ? result.value.subject : undefined) ?? command.subject(input),
    ),
    outcome: result.ok ? 'done' : 'refused',
    problem: result.ok ? undefined : result.problem.code,
    procedure: instruction.procedure,
    action: instruction.action,
    reference: result.ok ? result.value.reference : undefined,
    ...(proven.value.length > 0 && { proofs: [...proven.value] }),
  });
  return ok(receipt);
}

/**
 * Runs the command. A refusal writes nothing: the transaction goes on to keep its receipt, so a command that has written
 * and then refuses throws, and leaves nothing at all.
 */
async function runOnce<I>(
  command: Command<I>,
  instruction: Omit<Work<I>, 'tables'>,
  all: Tables,
  caused: Caused,
): Promise<Result<Done>> {
  let written = false;
  const tables = scoped(all, scopeOf(instruction.actor), (table, row) => {
    written = true;
    if (row !== undefined) caused.wrote(table, row);
  });
  const work = { ...instruction, tables };
  const guarded = (await command.guard?.(work)) ?? fine;
  const result = guarded.ok ? await command.run(work) : guarded;
  if (!result.ok && written) throw new Error(`${command.name} refused after it had written`);
  return result;
}

/** With every proof that is wanted of it: gives which. An authorisation is spent by looking at it. */
async function proof<I>(
  { authorisations }: Tables,
  { command, actor, commandId, authorisations: shown = [] }: Instruction<I>,
  asking: Asking & { readonly input: I },
): Promise<Result<readonly Proof[]>> {
  const all = await proofsOf(command, asking);
  const wanted = new Set(all);
  for (const id of wanted.size === 0 ? [] : shown) {
    const held = await authorisations.get(id);
    const fits = held?.account === actor.account && held.commandId === commandId;
    if (held === undefined || !fits || Date.parse(held.expiresAt) <= asking.now.getTime()) continue;
    wanted.delete(held.proof ?? 'pin');
    await authorisations.remove(id);
  }
  return wanted.size === 0 ? ok(all) : refuse('proof.missing');
}
