import type { Operator } from '../operator/index.js';
import { type Actor, actorOf, companiesOf } from '../records/account.js';
import type { Disclosure } from '../records/disclosure.js';
import type { ReadTables, Tables } from '../records/tables.js';
import type { Facts } from '../terms/fact.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import type { Command } from './command.js';
import type { Clock, Ids, Store } from './ports.js';
import { permitted } from './rights.js';
import { scoped, scopedReads } from './scope.js';
import type { ShownSecrets } from './secrets.js';

/** Who looks, as they are signed in where it is shown. */
export interface Looking {
  readonly account: string;
  readonly operator: string;
  readonly channel: string;
  /** The command that it was proven for. */
  readonly command: string;
}

/** A secret, and the name of the command that knows what it is called. It lives in the answer, and nowhere else. */
export interface Revealed {
  readonly by: string;
  readonly facts: Facts;
}

export interface RevealPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sources: ShownSecrets;
  operatorOf(id: string): Operator;
  /** The commands that give a right to see something once. */
  readonly commands: readonly Pick<Command<never>, 'name' | 'allowed' | 'offered' | 'once'>[];
}

/** Shows a secret for the one time; see `makeReveal`. */
export type Reveal = (looking: Looking) => Promise<Result<Revealed>>;

/**
 * Reads a secret where it is kept, then writes down that it was shown, and only then gives it: whatever goes wrong on the way to
 * the screen, it is given once. Where it cannot be read nothing is used up. Every look of whoever it was proven by leaves a line
 * in the audit. Refusals: once.unknown (none, or somebody else's), once.shown, once.ended, once.away, actor.notAllowed, and what
 * the secret itself says.
 */
export function makeReveal(ports: RevealPorts): Reveal {
  const { store, clock, sources, operatorOf } = ports;
  return async (looking) => {
    const found = await store.read((all) => find(ports, looking, all));
    if (found === undefined) return refuse('once.unknown');
    const { actor, held, command } = found;
    const open = refusalOf(found, ports);
    if (!open.ok) return store.transaction((all) => noted(ports, found, open, all));
    const asking = { actor, operator: operatorOf(actor.operator), now: clock.now() };
    const facts = await command.reveal(
      (work) => store.read((all) => work({ ...asking, tables: scopedReads(all, actor) })),
      held.about,
      sources,
    );
    return store.transaction((all) => noted(ports, found, facts, all));
  };
}

interface Found {
  readonly actor: Actor;
  readonly held: Disclosure;
  readonly command: RevealPorts['commands'][number] & {
    readonly reveal: NonNullable<Command<never>['once']>['reveal'];
  };
}

/** What was proven by the account itself. Of anybody else's, or of a company that it has lost, nothing is said. */
async function find({ commands, clock }: RevealPorts, looking: Looking, all: ReadTables): Promise<Found | undefined> {
  const { account: id, operator, channel } = looking;
  const tables = scopedReads(all, { operator });
  const [held, account] = [await tables.disclosures.get(looking.command), await tables.accounts.get(id)];
  if (held === undefined || account === undefined || held.account !== id) return undefined;
  if (held.company !== undefined && !companiesOf(account, clock.now()).includes(held.company)) return undefined;
  const command = commands.find(({ name }) => name === held.command);
  if (command?.once === undefined) return undefined;
  const actor = actorOf(account, { organisation: held.company, channel, conversation: '' });
  return { actor, held, command: { ...command, reveal: command.once.reveal } };
}

function refusalOf({ actor, held, command }: Found, { clock, operatorOf }: RevealPorts): Result<undefined> {
  const allowed = permitted(command, actor, operatorOf(actor.operator));
  if (!allowed.ok) return allowed;
  if (held.shownAt !== undefined) return refuse('once.shown', { at: { instant: held.shownAt } });
  return Date.parse(held.expiresAt) > clock.now().getTime() ? fine : refuse('once.ended');
}

/** Uses up the right and writes the line of the audit, in one transaction: of two looks at once one sees it. */
async function noted(
  ports: RevealPorts,
  { actor, held: { id }, command }: Found,
  read: Result<Facts | undefined>,
  all: Tables,
): Promise<Result<Revealed>> {
  const tables = scoped(all, actor);
  const now = ports.clock.now().toISOString();
  const held = await tables.disclosures.get(id);
  const again = held === undefined ? refuse('once.ended') : refusalOf({ actor, held, command }, ports);
  const result = again.ok ? read : again;
  if (held !== undefined && result.ok) await tables.disclosures.put({ ...held, shownAt: now });
  await tables.audit.insert({
    ...{ id: ports.ids.next(), commandId: id, command: `${command.name}.shown`, at: now, channel: actor.channel },
    ...{ operator: actor.operator, account: actor.account, organisation: actor.organisation },
    subject: held?.about ?? '',
    outcome: result.ok ? 'done' : 'refused',
    problem: result.ok ? undefined : result.problem.code,
  });
  if (!result.ok) return result;
  return result.value === undefined ? refuse('once.ended') : ok({ by: command.name, facts: result.value });
}
