import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { cardSteps, filledAt, screens, textSteps } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const names: readonly (readonly [what: string, name: string])[] = [
  ['emoji', 'Étoile 🌟 👩🏽‍💻'],
  ['right to left', 'شركة الاتصالات'],
  ['Hebrew with points', 'שָׁלוֹם'],
  ['combining marks, not composed', 'Ame\u0301lie Zoe\u0308'],
  ['combining marks, composed', 'Am\u00e9lie Zo\u00eb'],
  ['a property of all objects', '__proto__'],
  ['a placeholder of cards', '${card} ${$root.command}'],
  ['a placeholder of words', '{{label}} $t(common:cancel)'],
  ['Markdown', '**Gras** _it_ `code` [lien](https://example.com) # 1. ~x~'],
  ['HTML', '<b onclick="x()">Gras</b> &amp; &lt;'],
  ['backslashes', 'C:\\Temp\\n \\*x\\*'],
  ['quotes', `L'« été » "d’Ici"`],
];

/** What nobody sees of a name is no part of it: what is shown would be another name than the one that is kept. */
const UNSEEN = 'Nom \u202Erevers\u202C\u200b';

/** The one customer that was registered here. */
async function registered() {
  const account = await app.accountId('konnect', 'agent1');
  const [sale] = await app.store.read(({ sales }) => sales.where({ account }));
  return app.store.read(({ customers }) => customers.get(sale?.customer ?? ''));
}

describe('a name is shown and kept exactly as it was typed', () => {
  it.each(names)('on cards: %s', async (_what, name) => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { ...filledAt(screens.names), Nom: name });
    expect(talk.cards().map(({ text }) => text)).toContainEqual(expect.stringContaining(`Nom ${name}`));
    for (const [button, filled] of cardSteps.slice(2, screens.review - 1)) await talk.press(button, filled);
    const review = await talk.press('Suivant', filledAt(screens.offer));
    expect(review.split('\n')).toContain(name);
    // Sent with a mistake, it stands in its input again; corrected, it is the answer that is there.
    await talk.send({ act: 'change', field: 'lastName', card: talk.valueOf('Enregistrer le client').card });
    await talk.press('Suivant', { Nom: `${name} ${'x'.repeat(60)}` });
    expect(talk.valueOf('Suivant').lastName).toBe(`${name} ${'x'.repeat(60)}`);
    expect((await talk.press('Suivant', { Nom: name })).split('\n')).toContain(name);
    expect(await talk.press('Enregistrer le client', { 'Votre code PIN': '2468' })).toContain('Client enregistré');
    expect((await registered())?.lastName).toBe(name);
  });

  it.each(names)('in plain text: %s', async (_what, name) => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say(name);
    let read = '';
    for (const [line] of textSteps.slice(2, -2)) read = await talk.say(line);
    expect(read).toContain(`1. Nom : ${name}\n`);
    await talk.say('oui');
    expect(await talk.say('2468')).toContain('Client enregistré');
    expect((await registered())?.lastName).toBe(name);
  });
});

describe('a name with signs that nobody sees', () => {
  const kept = async (conversation: string) => {
    const all = JSON.stringify(await app.store.conversations.load(conversation));
    expect(all).toContain('"lastName":"Nom revers"');
    expect(all).not.toMatch(/[\u202e\u202c\u200b]/);
  };

  it('is kept without them: on cards', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { ...filledAt(screens.names), Nom: UNSEEN });
    await kept(talk.conversation);
  });

  it('is kept without them: in plain text', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say(UNSEEN);
    await kept(talk.conversation);
  });
});
