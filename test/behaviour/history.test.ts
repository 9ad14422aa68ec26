import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { inText, textSteps } from '../support/registering.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

// Two registrations in plain text.
jest.setTimeout(60_000);

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});
afterEach(() => {
  expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);
});

/** Another customer, whom nobody has registered yet. */
const OTHER = new Map([
  ['op 7654321', 'op 7654322'],
  ['kn-5555-0001', 'kn-5555-0002'],
]);

/** Somebody else spends it between the review and the yes. */
const emptyWallets = () =>
  app.store.transaction(async ({ wallets }) => {
    const account = await app.accountId('konnect', 'agent1');
    for (const wallet of await wallets.where({ account })) await wallets.put({ ...wallet, minor: 0 });
  });

describe('what somebody has done', () => {
  it('is listed newest first, with what was refused and why, and a receipt opens in another channel', async () => {
    const talk = await inText(app, textSteps.length);
    for (const [line] of textSteps.slice(0, -1)) await talk.say(OTHER.get(line) ?? line);
    await emptyWallets();
    await talk.say(textSteps.at(-1)?.[0] ?? '');
    await talk.say('annuler');
    await talk.say('oui');
    const listed = await talk.say('historique');
    expect(listed).toContain('Action : Enregistrer un client');
    expect(listed.indexOf('Résultat : refusé')).toBeLessThan(listed.indexOf('Résultat : effectué'));
    expect(listed).toContain('Motif : ');
    expect(listed).toContain('Canal : conversation écrite');
    const reference = listed.match(/Référence : (\w{8})/)?.[1] ?? '';
    expect(await talk.say(reference.toLowerCase())).toContain('Client enregistré');
    talk.close();

    const cards = await cardTalk(app, 'konnect', 'agent1');
    await cards.say('mes actions');
    const receipt = await cards.press('Voir le reçu');
    expect(receipt).toContain('Client enregistré');
    expect(receipt).toContain(reference);
  });

  it('is nobody else’s to see or to open', async () => {
    await inText(app, textSteps.length);
    const other = await cardTalk(app, 'konnect', 'agent2');
    expect(await other.say('historique')).toContain('Vous n’avez rien effectué');
    const [receipt] = await app.store.read(({ receipts }) => receipts.where({}));
    expect(await other.send({ act: 'receipt', command: receipt?.id })).toContain('n’est plus valable');
    const text = await textTalk(app, 'konnect', 'agent2');
    const outcome = receipt?.outcome;
    const reference = outcome?.kind === 'done' ? outcome.reference : '';
    expect(reference).not.toBe('');
    expect(plainBlanks(await text.say(reference))).not.toContain('Client enregistré');
  });
});
