import type { Row, TableName } from '../../../src/domain/records/tables.js';
import { tableNames } from '../../../src/domain/records/tables.js';
import { startApp, type TestApp, type TestAppOptions } from '../../support/app.js';
import { Seen, textOf } from '../../support/seen.js';
import { buttonValue, type Filled } from '../../support/talk.js';
import { type KeptFile, type Step, Values } from './keptFile.js';

const key = (name: string): string => Buffer.alloc(32, name).toString('base64');
/** Hashes of PINs are kept with the rows: they are good with the key only that they were made with. */
const env = { PEPPER: key('pepper'), SEAL_KEY: key('seal') };

/** The program at an instant that does not pass. */
export const at = (instant: string, parts: TestAppOptions = {}): TestAppOptions => ({
  ...parts,
  clock: { now: () => new Date(instant) },
  env: { ...env, ...parts.env },
});

/** The same with one operator's demo. */
export const startAt = (instant: string, operator: string, parts: TestAppOptions = {}): Promise<TestApp> =>
  startApp({ ...at(instant, parts), of: operator });

/** Does this step, and gives what there is to read in answer to it. */
export async function play(app: TestApp, conversation: string, step: Step): Promise<string> {
  const { id } = await app.turns.receive(conversation, await activityOf(app, conversation, step));
  const after = await app.store.conversations.load(conversation);
  const answers = after?.seen.find((seen) => seen.id === id)?.answers ?? [];
  const said = (after?.log ?? []).map(({ activity }) => activity).filter((activity) => answers.includes(activity.id));
  return textOf(new Seen().hear(said));
}

/** The card that waited for an answer in this state, if it was said anew after this mark. */
export async function replaces(
  app: TestApp,
  { conversation, state }: Pick<KeptFile, 'conversation' | 'state'>,
  after = 0,
) {
  const log = (await app.store.conversations.load(conversation))?.log ?? [];
  return log.some(({ mark, activity }) => mark > after && activity.id === state.liveCard);
}

async function activityOf(app: TestApp, conversation: string, step: Step) {
  if ('news' in step) return { type: 'event', name: 'news', value: step.news };
  if ('say' in step) return { type: 'message', text: step.say };
  const value = 'send' in step ? step.send : await sentBy(app, conversation, step.press, step.filled);
  return { type: 'message', text: '', value };
}

/** What pressing this button would send, on the last card that has it, and has this to read on it. */
export async function sentBy(app: TestApp, conversation: string, title: string, filled?: Filled, on = '') {
  const seen = new Seen();
  seen.hear((await app.store.conversations.load(conversation))?.log.map(({ activity }) => activity) ?? []);
  return Values.parse(
    buttonValue(
      seen.cards().filter(({ text }) => text.includes(on)),
      title,
      filled,
    ),
  );
}

/** What names a row of the demo whose id is made anew with every start; all others have the same ids always. */
const NAMED_BY = { accounts: 'login', lines: 'number', customers: 'documentNumber', subscriptions: 'modemSerial' };

/** The ids of the demo's rows, by table and name. */
export async function demoIds(app: TestApp): Promise<KeptFile['demo']> {
  const found = await rowsOf(app);
  const tables = Object.entries(NAMED_BY).map(([table, column]) => {
    const ids = (found[table] ?? []).map((row) => [String(Reflect.get(row, column)), row.id] as const);
    return [table, Object.fromEntries(ids)] as const;
  });
  return Object.fromEntries(tables);
}

export type Rows = Readonly<Record<string, readonly Row<TableName>[]>>;

/** All rows there are, by table. */
export async function rowsOf(app: TestApp): Promise<Rows> {
  const all = await app.store.read((tables) =>
    Promise.all(tableNames.map(async (name) => [name, await tables[name].where({})] as const)),
  );
  return Object.fromEntries(all);
}
