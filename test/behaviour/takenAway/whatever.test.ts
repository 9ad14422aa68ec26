import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DialogsState } from '../../../src/dialogs/conversation/state.js';
import { procedures } from '../../../src/dialogs/procedures/index.js';
import type { Account } from '../../../src/domain/records/account.js';
import { startApp, type TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle, type Place } from '../../support/begun.js';
import { sayIn } from '../../support/directTalk.js';
import { inText, keptOf, onCards, questions, screens, written } from '../../support/registering.js';
import { plainBlanks } from '../../support/seen.js';

const top = fileURLToPath(new URL('../../..', import.meta.url));

let app: TestApp;
const startOf = (of: string) => async () => {
  app = await startApp({ of });
};
afterEach(() => app.stop());

const word = (at: Place, key: Parameters<ReturnType<TestApp['words']>['say']>[0], count = 1) =>
  plainBlanks(app.words(at.language, at.operator).say(key, { count }));

const stateOf = async (conversation: string) =>
  DialogsState.parse((await app.store.conversations.load(conversation))?.state);

async function change(operator: string, login: string, account: Partial<Account>): Promise<void> {
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const before = await accounts.get(id);
    if (before !== undefined) await accounts.put({ ...before, ...account });
  });
}

/** The program again over the same data, as a deployment would start it. */
async function deploy(parts: Parameters<typeof startApp>[0]): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  app = await startApp({ ...parts, dataDir });
}

/** The installation's folder, in which this operator offers a procedure to nobody. */
async function rootWithout(operator: string, procedure: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'guichet-root-'));
  for (const part of ['cards', 'dist', 'locales']) await symlink(join(top, part), join(root, part));
  await cp(join(top, 'operators'), join(root, 'operators'), { recursive: true });
  const file = join(root, 'operators', operator, 'profile.json');
  const Group = z.looseObject({ procedures: z.array(z.string()) });
  const Profile = z.looseObject({ roles: z.record(z.string(), z.array(z.union([z.string(), Group]))) });
  const profile = Profile.parse(JSON.parse(await readFile(file, 'utf8')));
  const without = <T>(ids: readonly T[]) => ids.filter((id) => id !== procedure);
  const roles = Object.entries(profile.roles).map(([role, menu]) => [
    role,
    without(menu).map((one) => (typeof one === 'string' ? one : { ...one, procedures: without(one.procedures) })),
  ]);
  await writeFile(file, JSON.stringify({ ...profile, roles: Object.fromEntries(roles) }));
  return root;
}

describe.each(everywhere)('taken away in the middle, $name', (at) => {
  beforeEach(startOf(at.operator));

  /** The next message gets one sentence and the menu, and the message after that is a new one. */
  async function expectClosed(conversation: string): Promise<void> {
    const answer = await sayIn(app, conversation, at.first);
    expect(answer).toContain(word(at, 'common:takenAway'));
    // A long menu is folded.
    const inText = ['common:menu.questionText', 'common:menu.groupsText'] as const;
    const asked = at.channel === 'card' ? (['common:menu.question'] as const) : inText;
    expect(asked.some((key) => answer.includes(word(at, key)))).toBe(true);
    const after = answer.slice(answer.indexOf(word(at, 'common:takenAway')));
    expect(after).not.toContain(plainBlanks(app.words(at.language, at.operator).say(`${at.procedure}:title`)));
    expect(await stateOf(conversation)).toMatchObject({ runs: {}, open: [], dialogs: { dialogStack: [] } });
    expect(await sayIn(app, conversation, 'menu')).not.toContain(word(at, 'common:takenAway'));
    expect(app.lines.join('\n')).not.toContain('turn.failed');
  }

  it('the procedure, by a deployment', async () => {
    const { conversation } = await inTheMiddle(app, at);
    await deploy({ of: at.operator, procedures: procedures.filter(({ id }) => id !== at.procedure) });
    await expectClosed(conversation);
  });

  it('the operator’s offer', async () => {
    const { conversation } = await inTheMiddle(app, at);
    const root = await rootWithout(at.operator, at.procedure);
    await deploy({ of: at.operator, root });
    await expectClosed(conversation);
    await rm(root, { recursive: true });
  });

  it('one that waits below is closed, and what was typed answers the question that is open', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure);
    await deploy({ of: at.operator, procedures: procedures.filter(({ id }) => id !== at.procedure) });
    const answer = await sayIn(app, talk.conversation, at.reading.lines[0] ?? '');
    expect(answer).toContain(word(at, 'common:takenAway'));
    expect(answer).not.toContain(word(at, 'common:notUnderstood'));
    expect((await stateOf(talk.conversation)).open.length).toBeLessThan(2);
  });

  it('the account itself: one sentence, and the conversation is empty', async () => {
    const { conversation } = await inTheMiddle(app, at);
    const account = await app.accountId(at.operator, at.login);
    await app.store.transaction(({ accounts }) => accounts.remove(account));
    expect(await sayIn(app, conversation, at.first)).toBe(word(at, 'common:accountGone'));
    expect((await app.store.conversations.load(conversation))?.state).toEqual({});
  });

  it('the company, which is the account’s only one', async () => {
    const id = await app.accountId(at.operator, at.login);
    const own = { id: 'gone', operator: at.operator, name: 'Gone' };
    const ids = await app.store.read(async ({ accounts }) => (await accounts.get(id))?.organisations);
    if (ids === undefined) {
      await app.store.transaction(({ organisations }) => organisations.insert(own));
      await change(at.operator, at.login, { organisations: [own.id] });
    }
    const { conversation } = await inTheMiddle(app, at);
    await app.store.transaction(async ({ organisations }) => {
      for (const one of ids ?? [own.id]) await organisations.remove(one);
    });
    expect(await sayIn(app, conversation, at.first)).toContain(word(at, 'common:organisation.lost'));
    expect((await stateOf(conversation)).open).toEqual([]);
    const title = app.words(at.language, at.operator).say(`${at.procedure}:title`);
    expect(await sayIn(app, conversation, title)).toContain(word(at, 'common:organisation.lost'));
    expect((await stateOf(conversation)).open).toEqual([]);
  });
});

describe('at the confirmation', () => {
  beforeEach(startOf('konnect'));

  it('a role that is taken away executes nothing, and the PIN is kept nowhere', async () => {
    const cards = await onCards(app, screens.review);
    const confirm = cards.valueOf('Enregistrer le client', { 'Votre code PIN': '2468' });
    await change('konnect', 'agent1', { role: 'administrator' });
    expect(await cards.send(confirm)).toContain('Vous n’avez plus accès à cette opération');
    expect(await cards.send(confirm)).toContain('Cette fiche n’est plus valable');
    expect((await written(app)).sales).toEqual([]);
  });

  it('and in plain text, where the PIN is typed', async () => {
    const text = await inText(app, questions.pin);
    await change('konnect', 'agent1', { role: 'administrator' });
    expect(await text.say('2468')).toContain('Vous n’avez plus accès à cette opération');
    expect(await keptOf(app, text)).not.toContain('2468');
    expect((await written(app)).sales).toEqual([]);
  });
});
