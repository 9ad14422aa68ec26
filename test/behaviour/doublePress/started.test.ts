import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { sharedApps } from '../../support/sharedApp.js';
import { cardTalk } from '../../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const open = async (conversation: string) => (await app.store.conversations.load(conversation))?.state.open;

describe('a menu entry that is pressed twice', () => {
  it('opens one procedure while nothing was answered', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    expect(await talk.press('Enregistrer un client')).toContain('Nom du client');
    expect(await open(talk.conversation)).toHaveLength(1);
  });

  it('opens a second one over answers that were given', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    await talk.press('Enregistrer un client');
    expect(await open(talk.conversation)).toHaveLength(2);
  });
});
