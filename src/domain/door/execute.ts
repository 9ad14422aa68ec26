import type { Actor } from '../records/account.js';
import type { Proof, Receipt } from '../records/receipt.js';
import type { Scope, Tables } from '../records/tables.js';
import type { Choices, Find } from '../terms/choices.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Foreseen } from '../terms/verdict.js';
import { asked, isRecorded, type Question, record, recording, scopeOfQuestion } from './ask.js';
import type { Asking, Look } from './asking.js';
import { BudgetReached } from './budgets.js';
import { type Carrying, carriedOut } from './carriedOut.js';
import type { Check, Checkable } from './check.js';
import type { Instruction } from './command.js';
import { type Foreseeing, foresee } from './foresee.js';
import { known } from './knowing.js';
import type { List } from './list.js';
import type { Outside } from './outside.js';
import { foundOutside } from './outsideReport.js';
import type { Store } from './ports.js';
import type { Found, Present } from './present.js';
import { alwaysWanted, proofOpen, proofsOf } from './proofs.js';
import { belongsTo, type ReceiptOwner } from './receipts.js';
import type { FoundReport } from './report.js';
import { found } from './reportQuery.js';
import { permitted, type Rights } from './rights.js';
import { scoped, scopedReads, scopeOf } from './scope.js';

export interface Door {
  /**
   * The only way to change anything. Ok: the receipt of this command id, done or refused, the same for every press.
   * A refusal here (not allowed, no proof) has claimed nothing: the same id may come again.
   * Throws when the id is presented with other input, or by another actor: that is never an honest press.
   */
  execute<I>(instruction: Instruction<I>): Promise<Result<Receipt>>;
  /**
   * What a command over lines would do to each of them, and what speaks against any; undefined where nothing is to be said. What
   * is shown is noted, so that `execute` can say of a line that it has changed since.
   */
  foresee<I>(foreseeing: Foreseeing<I>): Promise<Result<Foreseen | undefined>>;
  /** What has to be shown before it is carried out, in the order in which it is asked for. */
  proofs<I>(asked: Pick<Instruction<I>, 'command' | 'input' | 'actor'>): Promise<readonly Proof[]>;
  /** What would be refused whatever the answers are, asked before the first question. */
  preflight(rights: Rights, actor: Actor): Promise<Result<undefined>>;
  /** Answers a question about the business. One that the guide wants recorded leaves its line in the audit. */
  ask<I, O>(question: Question<I, O>): Promise<Result<O>>;
  /**
   * A query whose list is a report, to be read to its end. The rows are looked for as they are wanted, a portion at a time, so
   * that a file of any length can be made of them. Throws for a query that is none.
   */
  report<I>(question: Question<I, unknown>): Promise<Result<FoundReport>>;
  /** The choices of a field, for the answers that its list depends on. */
  find<I>(list: List<I>, actor: Actor, input: I, find: Find): Promise<Choices>;
  /** Answers that are there before they are asked. */
  present<I, O>(present: Present<I, O>, actor: Actor, input: I): Promise<Found<O> | undefined>;
  /** Keeps what was chosen from a list from everybody else, where there is only one of it. */
  take<I>(list: List<I>, actor: Actor, input: I, value: string): Promise<Result<undefined>>;
  /** Lets go of what was kept so and is no answer any more. */
  letGo(list: Pick<List<never>, 'keeps'>, actor: Actor, value: string): Promise<void>;
  /** Whether what was kept so is kept still. */
  still(list: Pick<List<never>, 'keeps'>, actor: Actor, value: string): Promise<Result<undefined>>;
  /** An answer as it is kept, or why it is none. */
  check<I, T extends Checkable = string>(check: Check<I, T>, actor: Actor, input: I, typed: T): Promise<Result<T>>;
  /** The receipt of a command id, for the actor and conversation it belongs to; for anybody else there is none. */
  receiptOf(commandId: string, actor: ReceiptOwner): Promise<Receipt | undefined>;
}

export interface DoorPorts extends Carrying {
  readonly store: Store;
  readonly outside: Outside;
}

export function makeDoor(ports: DoorPorts): Door {
  const { store, clock, operatorOf } = ports;
  const looking = <T>(actor: Actor, work: (asking: Asking) => Promise<T>, scope: Scope = scopeOf(actor)) =>
    store.read((all) =>
      work({ actor, operator: operatorOf(actor.operator), tables: scopedReads(all, scope), now: clock.now() }),
    );
  const taking = (all: Tables, actor: Actor) => ({
    ...{ actor, operator: operatorOf(actor.operator), tables: scoped(all, scopeOf(actor)), now: clock.now() },
  });
  return {
    execute: async (instruction) => {
      const found = await knownFor(ports, instruction, (work) => looking(instruction.actor, work));
      return found.ok ? withinBudgets(ports, { ...instruction, known: found.value }) : found;
    },
    foresee: async (foreseeing) => {
      const found = await knownFor(ports, foreseeing, (work) => looking(foreseeing.actor, work));
      return found.ok ? store.transaction((all) => foresee(ports, { ...foreseeing, known: found.value }, all)) : found;
    },
    // Most commands always want the same: that is known without a look at the store.
    proofs: async ({ command, input, actor }) =>
      command.more === undefined
        ? alwaysWanted(command)
        : looking(actor, (asking) => proofsOf(command, { ...asking, input: command.input.parse(input) })),
    preflight: (rights, actor) => looking(actor, (asking) => open(rights, asking)),
    ask: (question) => asked(ports, question, (work) => looking(question.actor, work, scopeOfQuestion(question))),
    report: (question) => opened(ports, question, (work) => looking(question.actor, work, scopeOfQuestion(question))),
    find: (list, actor, input, find) => looking(actor, (asking) => list.find(asking, input, find)),
    present: (present, actor, input) => looking(actor, (asking) => present.look(asking, input)),
    take: async ({ keeps }, actor, input, value) =>
      keeps === undefined ? fine : store.transaction((all) => keeps.take(taking(all, actor), input, value)),
    letGo: async ({ keeps }, actor, value) => {
      if (keeps !== undefined) await store.transaction((all) => keeps.letGo(taking(all, actor), value));
    },
    still: async ({ keeps }, actor, value) =>
      looking(actor, async (asking) => (await keeps?.still?.(asking, value)) ?? fine),
    check: (check, actor, input, typed) => looking(actor, async (asking) => check(asking, input, typed)),
    receiptOf: (commandId, actor) =>
      store.read(async (all) => {
        const receipt = await scopedReads(all, actor).receipts.get(commandId);
        return receipt !== undefined && belongsTo(receipt, actor) ? receipt : undefined;
      }),
  };
}

/** What would be too much is undone as a whole, and refused like anything else: with a receipt and its line in the audit. */
async function withinBudgets<I>(ports: DoorPorts, instruction: Instruction<I>): Promise<Result<Receipt>> {
  try {
    return await ports.store.transaction((all) => carriedOut(ports, instruction, all));
  } catch (error) {
    if (!(error instanceof BudgetReached)) throw error;
    const { problem } = error;
    const command = { ...instruction.command, guard: async () => ({ ok: false, problem }) as const };
    return ports.store.transaction((all) => carriedOut(ports, { ...instruction, command }, all));
  }
}

/**
 * What a command has to know that another system keeps. Nothing is asked for what was carried out already, nor for somebody whom it is
 * not for: those are told so.
 */
async function knownFor<I>(
  { store, outside, operatorOf }: DoorPorts,
  { command, actor, input, commandId }: Pick<Instruction<I>, 'command' | 'actor' | 'input'> & { commandId?: string },
  look: Look,
): Promise<Result<unknown>> {
  if (command.knows === undefined || !permitted(command, actor, operatorOf(actor.operator)).ok) return fine;
  const given = commandId && (await store.read(({ receipts }) => receipts.get(commandId)));
  return given ? fine : known(command, look, command.input.parse(input), outside);
}

/** What would be refused whatever the answers are. */
async function open(rights: Rights, asking: Asking): Promise<Result<undefined>> {
  const { tables, actor, operator, now } = asking;
  const allowed = permitted(rights, actor, operator);
  if (!allowed.ok) return allowed;
  const { proof } = rights;
  // A one-time code is sent only at the end.
  const unlocked =
    proof === undefined || proof === 'none' || proof === 'oneTimeCode'
      ? fine
      : proofOpen(await tables.accounts.get(actor.account), { proof, commandId: '', now });
  return unlocked.ok ? ((await rights.guard?.(asking)) ?? fine) : unlocked;
}

/**
 * A report for whoever may ask for it. As a file it is looked at once more, and recorded as that; one that is fetched from
 * elsewhere when it has come, since only looking tells what it is about.
 */
async function opened<I>(ports: DoorPorts, question: Question<I, unknown>, look: Look): Promise<Result<FoundReport>> {
  const { query, input, actor } = question;
  const allowed = permitted(query, actor, ports.operatorOf(actor.operator));
  const recorded = async (result: Result<unknown>, subject?: string) => {
    if (isRecorded(question))
      await ports.store.transaction((all) => record(recording(ports, question, all), question, result, subject));
  };
  const { as } = query;
  if (!allowed.ok || as === undefined || !('begin' in as)) await recorded(allowed);
  if (!allowed.ok) return refuse(allowed.problem.code);
  if (as === undefined) throw new Error(`${query.name} is no report`);
  const open = await look(async (asking) => query.guard?.(asking));
  if (open?.ok === false) return open;
  if (!('begin' in as)) return ok(await found(as, input, look));
  const { subject, ...result } = await foundOutside(as, input, look, ports.outside);
  await recorded(result, subject);
  return result;
}
