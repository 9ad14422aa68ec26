import { beforeEach, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { chooseOrganisation } from '../../src/domain/accounts/chooseOrganisation.js';
import type { TestApp } from '../support/app.js';
import { cardSteps, inText, onCards, questions, screens } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

/** Companies of an agent of KONNECT's: its registration is the procedure that is open when the company changes. */
const north = { id: 'org-north', operator: 'konnect', name: 'Société Nord *' };
const south = { id: 'org-south', operator: 'konnect', name: 'Société Sud' };
const foreign = { id: 'org-foreign', operator: 'konnect', name: 'Société Étrangère' };

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
  await app.store.transaction(async ({ organisations }) => {
    for (const row of [north, south, foreign]) await organisations.insert(row);
  });
  await worksFor([north.id, south.id]);
});

async function worksFor(organisations: string[] | undefined, role: 'agent' | 'reseller' = 'agent'): Promise<void> {
  const id = await app.accountId('konnect', 'agent1');
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, organisations, role });
  });
}

const stateOf = async (conversation: string) =>
  DialogsState.parse((await app.store.conversations.load(conversation))?.state);

/** The audit's lines of one conversation's choices: for whom it worked, and what was chosen. */
async function choicesIn(conversation: string) {
  const account = await app.accountId('konnect', 'agent1');
  const audit = await app.store.read((tables) => tables.audit.where({ account }));
  return audit
    .filter(({ commandId }) => commandId.includes(conversation))
    .map(({ command, organisation, subject, outcome }) => [command, organisation, subject, outcome]);
}
const chosen = (from: string, to: string) => ['account.chooseOrganisation', from, `organisation:${to}`, 'done'];

/** How a card says for whom it is, in its first line. */
const FOR_NORTH = /^\s*Société : Société Nord \*\n/;
const FOR_SOUTH = /^\s*Société : Société Sud\n/;

describe('the company, on cards', () => {
  it('is on every card, and changes from the menu', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toMatch(FOR_NORTH);
    expect(talk.greeting.match(/Société Nord/g)).toHaveLength(1);
    const list = await talk.press('Changer de société');
    expect(list).toMatch(FOR_NORTH);
    expect(list).toContain('Choisissez une société');
    const changed = await talk.press('Société Sud');
    expect(changed).toContain('Vous agissez maintenant pour Société Sud.');
    expect(changed).toContain('Société : Société Sud\nMenu');
    expect(await talk.press('Enregistrer un client')).toMatch(FOR_SOUTH);
    expect(await choicesIn(talk.conversation)).toEqual([chosen(north.id, south.id)]);
    expect((await stateOf(talk.conversation)).organisation).toBe(south.id);
    talk.close();
  });

  it('has a way back on the card, to the menu and to the open question', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Changer de société');
    expect(await talk.press('Retour')).toContain('Que souhaitez-vous faire ?');
    await talk.press('Enregistrer un client');
    await talk.say('société');
    expect(await talk.press('Retour')).toContain('étape 1 sur 5');
    expect((await stateOf(talk.conversation)).waits).toBeUndefined();
    talk.close();
  });

  it.each([cardTalk, textTalk])('offers other ways after three names that fit none', async (open) => {
    const talk = await open(app, 'konnect', 'agent1');
    await talk.say('société');
    for (const said of ['qwer', 'asdf']) expect(await talk.say(said)).not.toContain('plusieurs fois');
    const stuck = await talk.say('yxcv');
    expect(stuck).toContain(app.words('fr').say('common:waysOut.title'));
    expect(stuck).toContain('Choisissez une société');
    expect(await talk.say('menu')).toContain('Que souhaitez-vous faire ?');
    talk.close();
  });

  it('is on the cards of a whole procedure, and on the receipt', async () => {
    const talk = await onCards(app, cardSteps.length);
    const cards = talk.cards();
    expect(cards.length).toBeGreaterThan(cardSteps.length - 1);
    for (const { text } of cards) expect(text).toMatch(FOR_NORTH);
    talk.close();
  });

  it('asks first where a procedure is open: a no goes on, a yes ends all of them', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.say('changer de société');
    const asked = await talk.press('Société Sud');
    expect(asked).toMatch(/Passer à Société Sud \?.* 2 réponses seront perdues\./);
    const yes = talk.valueOf('Oui, changer');
    await talk.press('Non, continuer');
    expect((await stateOf(talk.conversation)).open).toHaveLength(1);
    // The question is over: its yes is stale.
    expect(await talk.send(yes)).toContain('n’est plus');
    expect((await stateOf(talk.conversation)).organisation).toBe(north.id);
    await talk.say('société');
    await talk.press('Société Sud');
    const answer = talk.valueOf('Suivant');
    const changed = await talk.press('Oui, changer');
    expect(changed).toContain('Vous agissez maintenant pour Société Sud.');
    expect(await stateOf(talk.conversation)).toMatchObject({ open: [], runs: {}, organisation: south.id });
    expect(await talk.send(answer)).toContain('n’est plus');
    talk.close();
  });

  it('leaves nothing to confirm of a review that was closed', async () => {
    const talk = await onCards(app, screens.review);
    const confirm = talk.valueOf('Enregistrer le client', { 'Votre code PIN': '2468' });
    await talk.say('société');
    await talk.press('Société Sud');
    await talk.press('Oui, changer');
    expect(await talk.send(confirm)).toContain('n’est plus');
    expect(talk.cards().some(({ actions }) => actions.some(({ title }) => title === 'Enregistrer le client'))).toBe(
      false,
    );
    talk.close();
  });

  it('does not take the yes of one question for that of another', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.say('annuler');
    const yes = talk.valueOf('Oui, abandonner');
    await talk.say('société');
    await talk.press('Société Sud');
    expect(await talk.send(yes)).toContain('n’est plus');
    expect(await stateOf(talk.conversation)).toMatchObject({ open: [expect.any(String)], organisation: north.id });
    talk.close();
  });

  it('is not somebody else’s: a forged button answers as for a company that nobody has', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const button = { act: 'organisation', procedure: '', run: '', language: '' };
    const others = await talk.send({ ...button, organisation: foreign.id });
    expect(others).toContain('Cette société est introuvable. Choisissez dans la liste.');
    expect(await talk.send({ ...button, organisation: 'nobodys' })).toBe(others);
    expect((await stateOf(talk.conversation)).organisation).toBe(north.id);
    expect(await talk.send({ ...button, organisation: north.id })).toContain('Vous agissez déjà pour Société Nord');
    talk.close();
  });

  it('is another one in another window', async () => {
    const one = await cardTalk(app, 'konnect', 'agent1');
    const other = await textTalk(app, 'konnect', 'agent1');
    await one.press('Changer de société');
    await one.press('Société Sud');
    expect(await other.say('menu')).toContain('Société : Société Nord *\n');
    expect(await one.say('menu')).toMatch(FOR_SOUTH);
    for (const talk of [one, other]) talk.close();
  });

  it('is not chosen by whoever has one: the word is an answer then, and the menu has no such line', async () => {
    await worksFor([south.id]);
    const talk = await cardTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toContain('Société Société Sud');
    expect(talk.greeting).not.toMatch(FOR_SOUTH);
    expect(talk.greeting).not.toContain('Changer de société');
    expect(await talk.send({ act: 'organisation', organisation: south.id })).toContain('n’est plus');
    talk.close();
    const text = await textTalk(app, 'konnect', 'agent1');
    await text.say('1');
    await text.say('Société');
    expect(Object.values((await stateOf(text.conversation)).runs)[0]?.answers).toMatchObject({ lastName: 'Société' });
    text.close();
  });
});

describe('the company, in plain text', () => {
  it('is in the menu’s header and changes by number, in the middle of a procedure', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toContain('Société : Société Nord *\n');
    await talk.say('1');
    await talk.say('Exemple');
    expect(await talk.say('société')).toContain('Choisissez une société\n1. Société Sud\n');
    expect(await talk.say('1')).toMatch(/Passer à Société Sud \?.* 1 réponse sera perdue\./);
    expect(await talk.say('non')).toContain('Post-nom');
    await talk.say('société');
    expect(await talk.say('retour')).toContain('Post-nom');
    await talk.say('société');
    await talk.say('sud');
    expect(await talk.say('oui')).toMatch(
      /Vous agissez maintenant pour Société Sud\.\nMenu\n(.*\n)*Société : Société Sud\n/,
    );
    expect(await stateOf(talk.conversation)).toMatchObject({ open: [], runs: {}, organisation: south.id });
    expect(await choicesIn(talk.conversation)).toEqual([chosen(north.id, south.id)]);
    talk.close();
  });

  it('is said by the review and the receipt, and changes while the PIN is asked for', async () => {
    const talk = await inText(app, questions.review);
    expect(await talk.say('aide')).toContain('Société : Société Nord *\nEnregistrer un client : vérifiez');
    // Otherwise the next conversation would offer to go on with it.
    await talk.say('annuler');
    await talk.say('oui');
    talk.close();
    const other = await inText(app, questions.pin);
    expect(await other.say('société')).toContain('1. Société Sud');
    expect(await other.say('sud')).toMatch(/Passer à Société Sud \?.* 15 réponses seront perdues\./);
    expect(await other.say('non')).toContain('code PIN');
    const receipt = await other.say('2468');
    expect(receipt).toContain('Société : Société Nord *\nClient enregistré');
    other.close();
  });

  it('is found by a part of its name among dozens', async () => {
    const many = Array.from({ length: 37 }, (_, i) => ({
      id: `org-${i}`,
      operator: 'konnect',
      name: `Client ${i + 1}`,
    }));
    await app.store.transaction(async ({ organisations }) => {
      for (const row of many) await organisations.put(row);
    });
    await worksFor([north.id, ...many.map(({ id }) => id)]);
    const talk = await textTalk(app, 'konnect', 'agent1');
    const list = await talk.say('entreprise');
    expect(list).toContain('10. Client 10\n');
    expect(list).not.toContain('Client 11');
    expect(list).toContain('10 sur 37');
    expect(await talk.say('rien de tel')).toContain('Aucune société ne correspond à « rien de tel ».');
    expect(await talk.say('client 3')).toContain('pour Client 3.');
    await talk.say('société');
    expect(await talk.say('t 3')).toContain('1. Client 30\n');
    expect(await talk.say('2')).toContain('pour Client 31.');
    talk.close();
  });

  it('comes to the same when the message is delivered again', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('société');
    const order = { type: 'message', text: '1', id: 'delivered-twice' };
    // As if the process had ended after the command, before its turn was committed.
    const account = await app.accountId('konnect', 'agent1');
    const { conversation } = talk;
    const actor = { account, operator: 'konnect', role: 'agent', channel: 'text', conversation } as const;
    const done = await app.door.execute({
      commandId: `organisation:${conversation}:${order.id}:${south.id}`,
      command: chooseOrganisation,
      input: { organisation: south.id },
      actor: { ...actor, organisation: north.id },
    });
    expect(done.ok).toBe(true);
    await app.turns.receive(conversation, order);
    await app.turns.receive(conversation, order);
    expect(await choicesIn(talk.conversation)).toEqual([chosen(north.id, south.id)]);
    expect((await stateOf(talk.conversation)).organisation).toBe(south.id);
    talk.close();
  });
});

describe('the companies of the demo', () => {
  it('are chosen by KCELL’s administrator in their language', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    expect(talk.greeting).toMatch(/Компания: .+\n/);
    expect(await talk.say('Сменить компанию')).toContain('Выберите компанию\n1. ');
    const changed = await talk.say('1');
    const [, name = '?'] = changed.match(/Теперь вы работаете с компанией (.+)\.\n/) ?? [];
    expect(changed).toContain(`Компания: ${name}\n`);
    expect(talk.greeting).not.toContain(`Компания: ${name}\n`);
    talk.close();
  });
});

describe('what is taken away in the middle', () => {
  it('is said of the company, and what was open for it ends', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say('Exemple');
    await worksFor([south.id]);
    const told = await talk.say('Deuxième');
    expect(told).toContain('Vous n’avez plus accès');
    expect(told).toContain('Société : Société Sud\n');
    expect(await stateOf(talk.conversation)).toMatchObject({ open: [], runs: {}, organisation: south.id });
    await worksFor(undefined);
    expect(await talk.say('menu')).toContain('Vous n’avez plus accès');
    expect(await talk.say('menu')).not.toContain('Société :');
    talk.close();
  });

  it('is said on cards: the card that was open is dead', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await worksFor([south.id]);
    expect(await talk.press('Suivant', { Nom: 'Exemple' })).toContain('Vous n’avez plus accès');
    expect((await stateOf(talk.conversation)).open).toEqual([]);
    expect(talk.cards().some(({ inputs }) => inputs.length > 0)).toBe(false);
    talk.close();
  });

  it('is refused of a role, at the latest when it is carried out', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await worksFor([north.id, south.id], 'reseller');
    expect(await talk.say('Enregistrer un client')).not.toContain('Nom\n');
    expect((await stateOf(talk.conversation)).open).toEqual([]);
    talk.close();
  });
});
