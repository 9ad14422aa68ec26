import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { draftsIn, RESUME } from '../support/drafting.js';
import { inText, questions } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

describe('whose drafts are offered', () => {
  const north = { id: 'org-north', operator: 'konnect', name: 'Société Nord' };
  const south = { id: 'org-south', operator: 'konnect', name: 'Société Sud' };

  async function isOf(organisations: string[] | undefined, role: 'agent' | 'reseller' = 'agent'): Promise<void> {
    const id = await app.accountId('konnect', 'agent1');
    await app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      if (account !== undefined) await accounts.put({ ...account, organisations, role });
    });
  }

  it('only those of the company that is worked for', async () => {
    await app.store.transaction(async ({ organisations }) => {
      for (const row of [north, south]) await organisations.insert(row);
    });
    await isOf([north.id, south.id]);
    (await inText(app, questions.avenue)).close();
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toMatch(RESUME);
    await talk.say('société');
    expect(await talk.say('1')).not.toMatch(RESUME);
    // What is given up for another company goes, and nothing of that one's.
    await talk.say('Enregistrer un client');
    await talk.say('Sud');
    expect(await draftsIn(app)).toHaveLength(2);
    await talk.say('société');
    await talk.say('1');
    expect(await talk.say('oui')).toMatch(RESUME);
    expect((await draftsIn(app)).map(({ organisation }) => organisation)).toEqual([north.id]);
    talk.close();
  });

  it('none of a procedure that the role has lost, until it has it again', async () => {
    (await inText(app, questions.avenue)).close();
    await isOf(undefined, 'reseller');
    const talk = await cardTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).not.toMatch(RESUME);
    const value = { act: 'draft', procedure: 'registration' };
    expect(await talk.send(value)).toContain('ne permet pas cette opération');
    await isOf(undefined);
    expect(await talk.say('menu')).toMatch(RESUME);
    talk.close();
  });
});
