import { procedures } from '../../src/dialogs/procedures/index.js';
import { plainBlanks } from '../support/seen.js';
import { bookProblems } from './books.js';
import type { Client, Shown } from './client.js';
import { confirmationProblems, newAudit, shownProblems, turnProblems } from './invariants.js';
import { keptSecrets } from './kept.js';
import { problemsIn } from './wordTemplates.js';
import type { World } from './world.js';

/** Something that must hold after every turn did not. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** What only is looked at: its result is no receipt. */
const looks = procedures.filter(({ ending }) => ending.show !== undefined).map(({ id }) => id);
/** The books are read after every command, and now and then. */
const READ_BOOKS_EVERY = 20;

const booksKnown = ({ audited, touched }: World) => ({ audited: audited.size, touched });

/** Checks all that must hold after a turn, and counts what it reached. Throws a Violation. */
export async function checkTurn(world: World, client: Client, expectsAnswer = true): Promise<void> {
  const { reached } = world;
  const [said, shown] = [client.taken(), client.takeHeard()];
  reached.turns += 1;
  const audit = await newAudit(world);
  const problems = [
    ...(expectsAnswer && client.answer?.shown.length === 0 ? ['there is no answer'] : []),
    ...(await shownProblems(world, client, shown)),
    ...(await turnProblems(world, client)),
    ...confirmationProblems(world, client, said, audit),
    ...(audit.length > 0 || reached.turns % READ_BOOKS_EVERY === 0
      ? [...(await bookProblems(world.app.store, booksKnown(world))), ...(await keptSecrets(world))]
      : []),
  ];
  if (problems.length > 0) {
    const { operator, login, channel } = client.person;
    const last = said.map((one) => JSON.stringify(one).slice(0, 300)).join('\n');
    throw new Violation(`${problems.join('\n')}\nafter ${operator} ${login} (${channel}) said ${last}`);
  }
  const read = shown.map(({ text }) => text).join('\n');
  const language = await client.language();
  for (const code of problemsIn(world.problems(client.person.operator, language), read)) reached.refusal(code);
  for (const { procedure, action, outcome } of audit)
    if (outcome === 'done' && procedure !== undefined) reached.receipt(action ? `${procedure} ${action}` : procedure);
  const words = world.app.words(language, client.person.operator);
  for (const id of looks)
    if (shown.some((one) => isResult(one, plainBlanks(words.say(`${id}:done`))))) reached.receipt(id);
}

/** Whether a result is headed so: the same words stand on the button in the menu. */
const isResult = ({ text, cards }: Shown, heading: string): boolean =>
  text.split('\n').includes(heading) && !cards.some(({ actions }) => actions.some(({ title }) => title === heading));
