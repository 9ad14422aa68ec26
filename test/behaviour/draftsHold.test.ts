import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Field, Procedure } from '../../src/dialogs/definition/procedure.js';
import { message, text } from '../../src/dialogs/fields/index.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { registration } from '../../src/dialogs/procedures/sales/registration.js';
import { refuse } from '../../src/domain/terms/result.js';
import { houseNumber } from '../../src/domain/values/text.js';
import { paper, SECRET, startEveryKind } from '../dialogs/everyKindApp.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { draftsIn, RESUME } from '../support/drafting.js';
import { numberOf } from '../support/menuLine.js';
import { cardSteps, inText, onCards, questions, screens } from '../support/registering.js';
import { textTalk } from '../support/talk.js';

// Some tests start the whole program twice.
jest.setTimeout(60_000);

let app: TestApp;
const start = async (options: TestAppOptions = {}) => {
  app = await startApp(options);
};
afterEach(() => app.stop());

/** The registration as a deployment leaves it: each of these fields is what its function makes of it, or gone. */
function deployed(changes: Readonly<Record<string, (field: Field) => Field | undefined>>): Procedure[] {
  const fields = registration.fields.flatMap((field) => {
    const change = changes[field.name];
    return (change === undefined ? field : change(field)) ?? [];
  });
  return procedures.map((one) => (one.id === 'registration' ? { ...registration, fields } : one));
}
async function deploy(changes: Parameters<typeof deployed>[0]): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  await start({ dataDir, procedures: deployed(changes) });
}

/** A choice without what it offered before. */
const offersNothing = (field: Field): Field => ({
  ...field,
  pick: { after: field.pick?.after ?? [], list: { find: async () => ({ choices: [], total: 0 }) } },
});
/** A choice that is listed and cannot be made now. */
const closes = (field: Field): Field => {
  const { pick } = field;
  if (pick === undefined) return field;
  const find: typeof pick.list.find = async (...asked) => {
    const found = await pick.list.find(...asked);
    const [balance, cheapest] = [
      { minor: 0, currency: 'USD' },
      { minor: 1_000, currency: 'USD' },
    ];
    const closed = refuse('wallet.empty', { balance, cheapest }).problem;
    return { ...found, choices: found.choices.map((choice) => ({ ...choice, closed })) };
  };
  return { ...field, pick: { ...pick, list: { find } } };
};

describe('a deployment after which answers no longer hold', () => {
  const open = async (said: number = questions.review) => {
    await start();
    (await inText(app, said)).close();
  };
  const goOn = async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const said = await talk.say(RESUME.exec(talk.greeting)?.[0] ?? '');
    return { talk, said };
  };

  it('asks a renamed and a new field, and says how many answers went with those that are gone', async () => {
    await open();
    await deploy({
      avenue: (field) => ({ ...field, name: 'commune' }),
      commune: () => undefined,
      town: () => undefined,
    });
    const { talk, said } = await goOn();
    expect(said).toContain('Reprise : Enregistrer un client.\n2 réponses ne sont plus demandées.\n');
    expect(said).toContain('vérifiez');
    talk.close();
    await deploy({});
    const again = await goOn();
    expect(again.said).toMatch(/^Reprise : Enregistrer un client\.\n(Avenue)/);
    again.talk.close();
  });

  it('asks again what is no choice any more, is closed, has another shape or is refused now, and says why', async () => {
    await open();
    await deploy({
      documentNumber: (field) => ({
        ...field,
        checks: [{ after: [], kept: async () => refuse('value.documentNumber', { example: 'OP0000000' }) }],
      }),
      houseNumber: (field) => ({ ...field, schema: text(houseNumber.regex(/^\d+$/, 'value.houseNumber'), 12) }),
      account: closes,
      offer: offersNothing,
    });
    const { talk, said } = await goOn();
    expect(said).toContain('Forfait : ce choix n’est plus proposé.');
    expect(said).toMatch(/^Compte : .*solde est de 0,00 USD/m);
    expect(said).not.toContain('{{');
    for (const label of ['Numéro d’adresse', 'Numéro de la pièce d’identité'])
      expect(said).toMatch(new RegExp(`^${label} : \\S`, 'm'));
    expect(said).toMatch(/Numéro de la pièce d’identité$/m);
    expect(said).not.toContain('E-mail');
    // "Back" goes to the question before it, with its answer in it.
    expect(await talk.say('retour')).toContain('Carole');
    talk.close();
  });

  it('asks what was chosen by an answer that is asked again', async () => {
    await open();
    await deploy({ category: offersNothing });
    const { talk, said } = await goOn();
    expect(said).toContain(
      'Catégorie : ce choix n’est plus proposé.\nForfait : dépend d’une réponse qui est redemandée.',
    );
    talk.close();
  });

  it('does not offer a procedure that is gone', async () => {
    await open();
    const { dataDir } = app;
    await app.halt();
    await start({ dataDir, procedures: procedures.filter(({ id }) => id !== 'registration') });
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).not.toMatch(RESUME);
    expect(await talk.say('brouillons')).toContain('Vous n’avez pas de brouillon.');
    talk.close();
  });
});

it('lines that were chosen are asked for again when their selection is gone', async () => {
  await start();
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await talk.say('Suspendre / réactiver une carte SIM');
  await talk.say('0470000001');
  talk.close();
  const offered = async () => {
    const other = await textTalk(app, 'telenet', 'fleet1');
    const said = await other.say(numberOf(other.greeting, 'Reprendre'));
    other.close();
    return said;
  };
  expect(await offered()).toMatch(/^Reprise.*\nOpération/);
  await app.store.transaction(async ({ selections }) => {
    for (const { id } of await selections.where({})) await selections.remove(id);
  });
  expect(await offered()).toContain('Cartes SIM : cette sélection n’est plus disponible.');
});

it('a secret is in no draft and a file comes along to no other conversation: both are asked again', async () => {
  const rig = await startEveryKind();
  app = rig.app;
  const talk = await textTalk(app, 'konnect', 'agent1');
  const lines = [
    '1',
    'Bonjour',
    'Une ligne',
    'vert',
    '1,3',
    '3',
    '1, 3',
    '3/2/2027',
    '03.02.2027 – 28.02.2027',
    '9',
    'non',
  ];
  for (const line of lines) await talk.say(line);
  await rig.send(talk.conversation, paper);
  await talk.say(SECRET);
  const { newPassword } = await rig.answersOf(talk.conversation);
  expect(newPassword).toEqual(expect.any(String));
  const [draft] = await draftsIn(app);
  expect(draft?.left).toEqual(['papers', 'newPassword']);
  for (const kept of [String(newPassword), SECRET, paper.contentUrl]) expect(JSON.stringify(draft)).not.toContain(kept);
  const other = await textTalk(app, 'konnect', 'agent1');
  const said = await other.say(numberOf(other.greeting, 'Reprendre'));
  expect(said).toContain('papers : les fichiers restent dans la conversation');
  expect(said).toContain('newPassword : jamais gardé dans un brouillon.');
  for (const one of [talk, other]) one.close();
  await rig.stop();
  await start();
});

it('the PIN of a confirmation is in no draft', async () => {
  await start();
  const talk = await onCards(app, screens.review);
  await talk.press(cardSteps.at(-1)?.[0] ?? '', { 'Votre code PIN': '1357' });
  expect(await draftsIn(app)).toHaveLength(1);
  expect(JSON.stringify(await draftsIn(app))).not.toContain('1357');
  talk.close();
});

it('answers that are too long for a draft are said to be, once, and the draft stays as it was', async () => {
  await start({ procedures: deployed({ avenue: (field) => ({ ...field, schema: message(9000) }) }) });
  const talk = await inText(app, questions.avenue);
  const TOO_LONG = 'trop longues pour un brouillon';
  expect(await talk.say('x'.repeat(8500))).toContain(TOO_LONG);
  expect(await talk.say('Gombe')).not.toContain(TOO_LONG);
  expect((await draftsIn(app)).map(({ answers }) => [answers.houseNumber, answers.avenue])).toEqual([
    ['12 bis', undefined],
  ]);
  talk.close();
});
