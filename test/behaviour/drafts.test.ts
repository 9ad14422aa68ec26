import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { startBotService } from '../support/botService.js';
import { answersAt, counted, draftsIn, RESUME, sayAll } from '../support/drafting.js';
import { numberOf } from '../support/menuLine.js';
import { cardSteps, inText, onCards, questions, screens } from '../support/registering.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

// Some tests start the whole program twice.
jest.setTimeout(60_000);

const day = 24 * 60 * 60 * 1000;

let now = new Date();
let app: TestApp;
const start = async (options: TestAppOptions = {}) => {
  app = await startApp({ of: 'konnect', clock: { now: () => now }, ...options });
};
beforeEach(() => {
  now = new Date();
});
afterEach(() => app.stop());

const rows = () => draftsIn(app);
const greeted = async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  talk.close();
  return talk.greeting;
};
async function restart(options: TestAppOptions = {}): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  await start({ ...options, dataDir });
}

describe('a draft', () => {
  it('goes from the web chat to text and on to Teams, where it ends', async () => {
    const service = await startBotService();
    await start({ env: service.env, bot: service.bot });
    const web = await onCards(app, screens.contact);
    const text = await textTalk(app, 'konnect', 'agent1');
    expect(counted(text.greeting)).toBe(answersAt.contact);
    const resumed = await text.say(RESUME.exec(text.greeting)?.[0] ?? '');
    expect(resumed).toContain('Reprise : Enregistrer un client.');
    expect(resumed).toContain('Pays');
    await sayAll(text, ['1', '0810 000 123', '-', 'carole@example.com']);
    const teams = await teamsTalk(app, service, 'konnect', 'agent1');
    expect(counted(teams.greeting)).toBe(answersAt.contact + 3);
    const title = RESUME.exec(teams.greeting)?.[0] ?? '';
    expect(await teams.press(title)).toContain('étape 4 sur 5');
    for (const [button, filled] of cardSteps.slice(screens.address)) await teams.press(button, filled);
    expect(await rows()).toEqual([]);
    // The others have what they had, each its own, and no offer of it.
    for (const talk of [web, text]) {
      const menu = await talk.say('menu');
      expect(menu).toContain('Reprendre : Enregistrer un client');
      expect(menu).not.toMatch(RESUME);
      talk.close();
    }
    await app.stop();
    await service.close();
    await start();
  });

  it('survives days and another start of the program, and is gone after 30 days', async () => {
    await start();
    (await inText(app, questions.avenue)).close();
    now = new Date(now.getTime() + 29 * day);
    await restart();
    expect(counted(await greeted())).toBe(answersAt.avenue);
    now = new Date(now.getTime() + 2 * day);
    expect(await greeted()).not.toMatch(RESUME);
    await restart();
    while ((await rows()).length > 0) await new Promise(setImmediate); // housekeeping begins with the program
  });

  it('is nobody else’s', async () => {
    await start();
    (await inText(app, questions.avenue)).close();
    const other = await textTalk(app, 'konnect', 'agent3');
    expect(other.greeting).toContain('1. Register a customer');
    expect(await other.say('brouillons')).toContain('You have no drafts.');
    other.close();
  });

  it('is written by turns that change an answer, and by no other', async () => {
    await start();
    const talk = await inText(app, questions.avenue);
    const [before] = await rows();
    now = new Date(now.getTime() + day);
    await sayAll(talk, ['menu', 'aide', 'Deutsch', 'français']);
    expect(await rows()).toEqual([before]);
    await talk.say('Avenue du Modèle');
    expect(await rows()).not.toEqual([before]);
    talk.close();
  });

  it('goes when its run is given up or begins again', async () => {
    await start();
    const talk = await inText(app, questions.avenue);
    expect(await rows()).toHaveLength(1);
    await talk.say('annuler');
    expect(await talk.say('oui')).not.toMatch(RESUME);
    expect(await rows()).toEqual([]);
    await sayAll(talk, ['Enregistrer un client', 'Exemple', 'recommencer']);
    expect(await rows()).toHaveLength(1);
    await talk.say('oui');
    expect(await rows()).toEqual([]);
    talk.close();
  });

  it('is not of this conversation’s own run, but of what another has made of it', async () => {
    await start();
    const one = await inText(app, questions.avenue);
    expect(await one.say('menu')).not.toMatch(RESUME);
    await one.say('Reprendre : Enregistrer un client');
    const other = await textTalk(app, 'konnect', 'agent1');
    await sayAll(other, [numberOf(other.greeting, 'Reprendre'), 'Avenue du Modèle']);
    expect(counted(await one.say('menu'))).toBe(answersAt.avenue + 1);
    // The last writer wins, and its draft is the one there is.
    await sayAll(one, ['Reprendre : Enregistrer un client', 'Avenue Neuve', 'Gombe']);
    expect((await rows()).map(({ answers }) => answers.avenue)).toEqual(['Avenue Neuve']);
    // Given up in one, it is offered nowhere; the other has its own run.
    await sayAll(one, ['annuler', 'oui']);
    expect(await other.say('menu')).not.toMatch(RESUME);
    expect(await other.say('Reprendre : Enregistrer un client')).toContain('Commune');
    for (const talk of [one, other]) talk.close();
  });

  it('picked twice is picked once', async () => {
    await start();
    (await onCards(app, screens.identity)).close();
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const value = talk.valueOf(RESUME.exec(talk.greeting)?.[0] ?? '');
    await talk.send(value);
    expect(await talk.send(value)).toContain('étape 2 sur 5');
    expect(await talk.say('menu')).not.toMatch(RESUME);
    talk.close();
  });
});
