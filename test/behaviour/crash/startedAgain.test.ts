import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Procedure } from '../../../src/dialogs/definition/procedure.js';
import { registration } from '../../../src/dialogs/procedures/sales/registration.js';
import { registrationKonnect } from '../../guides/sales/registration.konnect.js';
import { missing } from '../../guides/transcript.js';
import { startApp, type TestApp, type TestAppOptions } from '../../support/app.js';
import { type DirectTalk, directTalk, play, type SignedIn, sayIn } from '../../support/directTalk.js';

// Each test starts the whole program, some of them many times.
jest.setTimeout(60_000);

const { cards, text } = registrationKonnect;
const CONFIRM = 'Enregistrer le client';
const RIGHT = { 'Votre code PIN': '2468' };

let app: TestApp;
let signedIn: SignedIn;
let talk: DirectTalk;
async function start(options: TestAppOptions = {}): Promise<void> {
  app = await startApp(options);
  signedIn = await app.signIn('konnect', 'agent1');
  talk = directTalk(app, signedIn);
}
/** Ends the program and starts it again on the same data: clients keep their tokens. */
async function restart(options: TestAppOptions = {}): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  app = await startApp({ ...options, dataDir });
  talk = directTalk(app, signedIn);
}
afterEach(() => app.stop());

async function textConversation(): Promise<string> {
  return app.turns.open({ account: await app.accountId('konnect', 'agent1'), operator: 'konnect' }, 'text');
}

const registered = () =>
  app.store.read(
    async ({ customers }) => (await customers.where({})).filter(({ registeredBy }) => registeredBy).length,
  );

describe('a program that is started again at each question', () => {
  it('goes on where it was, on cards', async () => {
    await start();
    for (const [button, filled, expected] of cards) {
      await restart();
      const answer = await talk.press(button, filled);
      expect(missing(answer.text, expected)).toEqual([]);
    }
  });

  it('goes on where it was, in plain text', async () => {
    await start();
    const conversation = await textConversation();
    for (const [line, expected] of text) {
      await restart();
      expect(missing(await sayIn(app, conversation, line), expected)).toEqual([]);
    }
  });
});

/** The registration, but for its packages, which cannot be looked up once, and its command, which fails once. */
function faulty(): Procedure {
  const failed = new Set<string>();
  const failOnce = (what: string) => {
    if (failed.has(what)) return;
    failed.add(what);
    throw new Error(`no ${what} today`);
  };
  const fields = registration.fields.map((field): Procedure['fields'][number] => {
    const { pick } = field;
    if (field.name !== 'offer' || pick === undefined) return field;
    const find: typeof pick.list.find = async (...asked) => {
      failOnce('list');
      return pick.list.find(...asked);
    };
    return { ...field, pick: { ...pick, list: { find } } };
  });
  const { run } = registration.ending;
  if (run === undefined) throw new Error('a registration runs a command');
  const command: typeof run.command = {
    ...run.command,
    run: async (work) => {
      const done = await run.command.run(work);
      failOnce('store');
      return done;
    },
  };
  return { ...registration, fields, ending: { run: { ...run, command } } };
}

describe('a fault in the middle', () => {
  const referenceIn = (said: string) => /une erreur s’est produite.*Référence : (\w{8})\./.exec(said)?.[1];
  /** The reference of an apology stands in the log; gives whether there was one. */
  const apologised = (said: string): boolean => {
    const reference = referenceIn(said);
    if (reference === undefined) return false;
    expect(app.lines.filter((line) => line.includes('turn.failed') && line.includes(reference))).toHaveLength(1);
    return true;
  };
  beforeEach(() => start({ procedures: [faulty()] }));

  it('is apologised for under a reference, and costs no answer: on cards', async () => {
    const before = await registered();
    let apologies = 0;
    for (const [button, filled, expected] of cards) {
      let answer = await talk.press(button, filled);
      if (apologised(answer.text)) {
        apologies += 1;
        expect(await registered()).toBe(before);
        answer = await talk.press(button, filled);
      }
      expect(missing(answer.text, expected)).toEqual([]);
    }
    expect(apologies).toBe(2);
    expect(await registered()).toBe(before + 1);
  });

  it('is apologised for under a reference, and costs no answer: in plain text', async () => {
    const before = await registered();
    const conversation = await textConversation();
    let apologies = 0;
    for (const [line, expected] of text) {
      let answer = await sayIn(app, conversation, line);
      if (apologised(answer)) {
        apologies += 1;
        answer = await sayIn(app, conversation, line);
      }
      expect(missing(answer, expected)).toEqual([]);
    }
    expect(apologies).toBe(2);
    expect(await registered()).toBe(before + 1);
  });
});

describe('an account that is removed in the middle', () => {
  it('opens nothing any more, and disturbs nobody', async () => {
    await start();
    await play(talk, cards.slice(0, -1));
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const before = await registered();
    const id = await app.accountId('konnect', 'agent1');
    await app.store.transaction(({ accounts }) => accounts.remove(id));
    expect((await talk.post({ value })).status).toBe(403);
    expect((await talk.say('menu')).status).toBe(403);
    await restart();
    expect((await talk.post({ value })).status).toBe(403);
    expect(await registered()).toBe(before);
    expect(app.lines.join('')).not.toContain('failed');
    const other = directTalk(app, await app.signIn('konnect', 'agent3'));
    expect((await other.say('menu')).text).toContain('Agent Goma');
  });
});
