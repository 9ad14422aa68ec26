import { randomIds } from '../../../src/bot/secrets/hashing.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import type { Actor, Role } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import { proofs } from '../../../src/domain/records/receipt.js';
import { FakeTime, second } from '../../outbox/fakeTime.js';
import { startApp, type TestApp } from '../../support/app.js';

/** An operator's demo at a time of the test's own, at which commands are carried out without a conversation. */
export interface Desk {
  readonly app: TestApp;
  readonly time: FakeTime;
  actor(login: string): Promise<Actor>;
  /** The id of a selection of these numbers; `given`: what a list says of each. */
  select(numbers: readonly string[], login?: string, given?: Given): Promise<string>;
  /** What becomes of it, with every proof there is: `done`, `waits` for a second one, or the refusal's code. */
  run<I>(command: Command<I>, input: I, login?: string): Promise<string>;
  line(number: string): Promise<Line>;
  change(number: string, to: Partial<Line>): Promise<void>;
  /** Time passes, and what becomes due is done. */
  pass(milliseconds: number): Promise<void>;
}
type Given = Readonly<Record<string, Readonly<Record<string, string>>>>;

export async function openDesk(operator: string, role: Role, first: string): Promise<Desk> {
  const time = new FakeTime();
  const app = await startApp({ of: operator, clock: time, timer: time });
  const actor = async (login: string): Promise<Actor> => {
    const account = await app.accountId(operator, login);
    const row = await app.store.read(({ accounts }) => accounts.get(account));
    return { account, operator, role, organisation: row?.organisations?.[0], channel: 'web', conversation: login };
  };
  const line = async (number: string) => {
    const [found] = await app.store.read(({ lines }) => lines.where({ number }));
    if (found === undefined) throw new Error(`there is no line ${number}`);
    return found;
  };
  const authorisations = async (commandId: string, who: Actor) => {
    const held = { operator: who.operator, account: who.account, commandId };
    const expiresAt = new Date(time.now().getTime() + 60 * second).toISOString();
    const ids = proofs.map((proof) => ({ id: randomIds.next(), proof }));
    await app.store.transaction(async (tables) => {
      for (const one of ids) await tables.authorisations.put({ ...held, ...one, expiresAt });
    });
    return ids.map(({ id }) => id);
  };
  return {
    ...{ app, time, actor, line },
    select: async (numbers, login = first, given) => {
      const ids = await Promise.all(numbers.map(async (number) => (await line(number)).id));
      const who = await actor(login);
      const kept = await makeSelections({ store: app.store, clock: time, ids: randomIds }).keep(
        who,
        ids,
        1000,
        undefined,
        {
          ...(given && {
            given: Object.fromEntries(
              Object.entries(given).map(([n, cells]) => [ids[numbers.indexOf(n)] ?? '', cells]),
            ),
          }),
        },
      );
      if (!kept.ok) throw new Error(kept.problem.code);
      return kept.value;
    },
    run: async (command, input, login = first) => {
      const who = await actor(login);
      const commandId = randomIds.next();
      const proven = await authorisations(commandId, who);
      const done = await app.door.execute({ commandId, command, input, actor: who, authorisations: proven });
      await app.outbox.idle();
      if (!done.ok) return done.problem.code;
      const { outcome } = done.value;
      if (outcome.kind === 'refused') return outcome.problem.code;
      return outcome.facts.waitsUntil === undefined ? 'done' : 'waits';
    },
    change: async (number, to) => {
      const row = await line(number);
      await app.store.transaction(({ lines }) => lines.put({ ...row, ...to }));
    },
    pass: async (milliseconds) => {
      time.pass(milliseconds);
      await app.outbox.idle();
    },
  };
}
