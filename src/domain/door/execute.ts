import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { Proof, Receipt } from '../records/receipt.js';
import type { Scope, Tables } from '../records/tables.js';
import type { Choices, Find } from '../terms/choices.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Foreseen } from '../terms/verdict.js';
import type { Sealed } from '../values/sealed.js';
import { answer, fetched, isRecorded, type Question, record, recorded, recording, scopeOf } from './ask.js';
import type { Asking } from './asking.js';
import type { Check, Checkable } from './check.js';
import type { Command, Done, Instruction, Work } from './command.js';
import { type Foreseeing, foresee } from './foresee.js';
import type { List } from './list.js';
import type { Outside } from './outside.js';
import type { Clock, Digest, Ids, Store } from './ports.js';
import { alwaysWanted, proofOpen, proofsOf } from './proofs.js';
import { isElsewhere } from './query.js';
import { belongsTo, type ReceiptOwner, receiptFor, repeated } from './receipts.js';
import type { FoundReport } from './report.js';
import { found, type Look } from './reportQuery.js';
import { permitted, type Rights } from './rights.js';
import { scoped, scopedReads } from './scope.js';

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
  /** Keeps what was chosen from a list from everybody else, where there is only one of it. */
  take<I>(list: List<I>, actor: Actor, input: I, value: string): Promise<Result<undefined>>;
  /** An answer as it is kept, or why it is none. */
  check<I, T extends Checkable = string>(check: Check<I, T>, actor: Actor, input: I, typed: T): Promise<Result<T>>;
  /** The receipt of a command id, for the actor and conversation it belongs to; for anybody else there is none. */
  receiptOf(commandId: string, actor: ReceiptOwner): Promise<Receipt | undefined>;
}

export interface DoorPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly outside: Outside;
  operatorOf(id: string): Operator;
  /** Opens what was sealed for a command. Throws on what was not. */
  open(secret: Sealed): Promise<string>;
}

export function makeDoor(ports: DoorPorts): Door {
  const { store, clock, operatorOf } = ports;
  const looking = <T>(actor: Actor, work: (asking: Asking) => Promise<T>, scope: Scope = actor) =>
    store.read((all) =>
      work({ actor, operator: operatorOf(actor.operator), tables: scopedReads(all, scope), now: clock.now() }),
    );
  return {
    execute: (instruction) => store.transaction((all) => once(ports, instruction, all)),
    foresee: (foreseeing) => store.transaction((all) => foresee(ports, foreseeing, all)),
    // Most commands always want the same: that is known without a look at the store.
    proofs: async ({ command, input, actor }) =>
      command.more === undefined
        ? alwaysWanted(command)
        : looking(actor, (asking) => proofsOf(command, { ...asking, input: command.input.parse(input) })),
    preflight: (rights, actor) => looking(actor, (asking) => open(rights, asking)),
    ask: async (question) => {
      // What is found out elsewhere is recorded when it has come: a transaction waits for no other system.
      if (question.query.from === undefined && isRecorded(question))
        return store.transaction((all) => recorded(ports, question, all));
      const looked = await looking(question.actor, (asking) => answer(asking, question), scopeOf(question));
      const result = await fetched(looked, question.query, ports.outside);
      if (!isRecorded(question)) return result;
      const subject = isElsewhere(looked) ? looked.subject : undefined;
      const work = (all: Tables) => record(recording(ports, question, all), question, result, subject);
      await store.transaction(work);
      return result;
    },
    report: (question) => opened(ports, question, (work) => looking(question.actor, work, scopeOf(question))),
    find: (list, actor, input, find) => looking(actor, (asking) => list.find(asking, input, find)),
    take: async ({ take }, actor, input, value) =>
      take === undefined
        ? fine
        : store.transaction((all) => {
            const operator = operatorOf(actor.operator);
            return take({ actor, operator, tables: scoped(all, actor), now: clock.now() }, input, value);
          }),
    check: (check, actor, input, typed) => looking(actor, async (asking) => check(asking, input, typed)),
    receiptOf: (commandId, actor) =>
      store.read(async (all) => {
        const receipt = await scopedReads(all, actor).receipts.get(commandId);
        return receipt !== undefined && belongsTo(receipt, actor) ? receipt : undefined;
      }),
  };
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

/** A report for whoever may ask for it. As a file it is looked at once more, and recorded as that. */
async function opened<I>(
  { store, clock, ids, operatorOf }: DoorPorts,
  question: Question<I, unknown>,
  look: Look,
): Promise<Result<FoundReport>> {
  const { query, input, actor } = question;
  const allowed = permitted(query, actor, operatorOf(actor.operator));
  if (isRecorded(question))
    await store.transaction((all) =>
      record({ tables: scoped(all, scopeOf(question)), now: clock.now(), ids }, question, allowed),
    );
  if (!allowed.ok) return refuse(allowed.problem.code);
  if (query.as === undefined) throw new Error(`${query.name} is no report`);
  return ok(await found(query.as, input, look));
}

async function once<I>(ports: DoorPorts, instruction: Instruction<I>, all: Tables): Promise<Result<Receipt>> {
  const { commandId, command, actor } = instruction;
  const tables = scoped(all, actor);
  const input = command.input.parse(instruction.input); // the answers were checked one by one: a bad shape here is our fault
  const inputHash = ports.digest(JSON.stringify([command.name, input]));
  await tables.receipts.claim(commandId);
  const given = await tables.receipts.get(commandId);
  if (given !== undefined) return ok(repeated(given, actor, inputHash));

  const now = ports.clock.now();
  const operator = ports.operatorOf(actor.operator);
  const allowed = permitted(command, actor, operator);
  const proven = allowed.ok ? await proof(tables, instruction, { actor, operator, tables, now, input }) : allowed;
  if (!proven.ok) return proven;
  const { counted } = instruction;
  const work = { commandId, counted, input, actor, now, ids: ports.ids, operator, open: ports.open };
  const result = await carryOut(command, work, all);
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
    subject: (result.ok ? result.value.subject : undefined) ?? command.subject(input),
    outcome: result.ok ? 'done' : 'refused',
    problem: result.ok ? undefined : result.problem.code,
    procedure: instruction.procedure,
    action: instruction.action,
    reference: result.ok ? result.value.reference : undefined,
  });
  return ok(receipt);
}

/**
 * Runs the command. A refusal writes nothing: the transaction goes on to keep its receipt, so a command that has written
 * and then refuses throws, and leaves nothing at all.
 */
async function carryOut<I>(
  command: Command<I>,
  instruction: Omit<Work<I>, 'tables'>,
  all: Tables,
): Promise<Result<Done>> {
  let written = false;
  const tables = scoped(all, instruction.actor, () => {
    written = true;
  });
  const work = { ...instruction, tables };
  const guarded = (await command.guard?.(work)) ?? fine;
  const result = guarded.ok ? await command.run(work) : guarded;
  if (!result.ok && written) throw new Error(`${command.name} refused after it had written`);
  return result;
}

/** With every proof that is wanted of it. An authorisation is spent by looking at it. */
async function proof<I>(
  { authorisations }: Tables,
  { command, actor, commandId, authorisations: shown = [] }: Instruction<I>,
  asking: Asking & { readonly input: I },
): Promise<Result<undefined>> {
  const wanted = new Set(await proofsOf(command, asking));
  for (const id of wanted.size === 0 ? [] : shown) {
    const held = await authorisations.get(id);
    const fits = held?.account === actor.account && held.commandId === commandId;
    if (held === undefined || !fits || Date.parse(held.expiresAt) <= asking.now.getTime()) continue;
    wanted.delete(held.proof ?? 'pin');
    await authorisations.remove(id);
  }
  return wanted.size === 0 ? fine : refuse('proof.missing');
}
