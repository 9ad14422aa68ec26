import type { Services } from '../../dialogs/conversation/turn.js';
import { NAME } from '../../dialogs/sentences/missed.js';
import { wordsOf } from '../../dialogs/sentences/tokens.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Actor } from '../../domain/records/account.js';
import type { ReadTables } from '../../domain/records/tables.js';
import type { Budgets } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';

interface MissedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly counters: Counters;
  readonly budgets: Pick<Budgets, 'missed' | 'missedOfAccount'>;
  operatorOf(id: string): Operator;
}

/** So many words are looked for among the names of a company's lines. */
const MOST_WORDS = 12;
/** What is shorter is in many a name. */
const SHORTEST = 3;
/** Of the lines that have it in what they are found by. */
const MOST_LOOKED_AT = 5;

/** Keeps what was not understood for whoever writes phrases, where the operator has it kept, and as many as the budgets say. */
export function makeKeepMissed(parts: MissedParts): NonNullable<Services['missed']> {
  const { store, clock, ids, counters, budgets, operatorOf } = parts;
  const ofAccount = new RateLimit(counters('missedOfAccount', budgets.missedOfAccount));
  const ofOperator = new RateLimit(counters('missed', budgets.missed));
  return async (missed, actor) => {
    if (!operatorOf(missed.operator).profile.keepsMissedSentences) return;
    if ((await ofAccount.take(actor.account)) > 0 || (await ofOperator.take(missed.operator)) > 0) return;
    const names = await store.read((tables) => namesAmong(wordsOf(missed.text), actor, tables));
    const text = withoutNames(missed.text, names);
    await store.transaction(({ missedSentences }) =>
      missedSentences.insert({ ...missed, id: ids.next(), text, at: clock.now().toISOString() }),
    );
  };
}

/** Those of these words that the user of one of the company's lines is called by, in small letters, too. */
async function namesAmong(
  words: readonly string[],
  { operator, organisation }: Actor,
  { lines }: ReadTables,
): Promise<ReadonlySet<string>> {
  if (organisation === undefined) return new Set();
  const asked = [...new Set(words)].filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS);
  const found = await Promise.all(
    asked.map((word) =>
      lines.search(
        { equal: {}, like: [{ column: 'sought', mask: `%${word}%` }], from: 0, most: MOST_LOOKED_AT, order: 'number' },
        { operator, organisation },
      ),
    ),
  );
  return new Set(asked.filter((word, at) => found[at]?.rows.some(({ user = '' }) => wordsOf(user).includes(word))));
}

const withoutNames = (text: string, names: ReadonlySet<string>): string =>
  text
    .split(' ')
    .map((part) => (wordsOf(part).some((word) => names.has(word)) ? NAME : part))
    .join(' ');
