import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { command } from '../../src/domain/door/command.js';
import { ok } from '../../src/domain/terms/result.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { rootOffering } from './everyKind.js';
import { tried } from './fields/tried.js';
import { hour } from './hour.js';

const Input = z.object({ at: z.string(), until: z.string().optional() });
type Input = z.output<typeof Input>;

const wakeUp = (got: (input: Input) => void) =>
  procedure({
    id: 'wakeUp',
    ask: { when: z.object({ at: hour(), until: hour().optional() }) },
    run: {
      command: command<Input>({
        name: 'test.wakeUp',
        allowed: ['agent'],
        proof: 'none',
        input: Input,
        subject: ({ at }) => `hour:${at}`,
        run: async ({ input }) => {
          got(input);
          return ok({ reference: 'TEST', facts: {} });
        },
      }),
      with: (answers) => answers,
    },
  });

const words = {
  title: 'Réveiller quelqu’un',
  help: 'Aide',
  confirm: 'Régler le réveil',
  effect: 'Le téléphone sonne.',
  done: 'C’est noté',
  screens: { when: 'Quand' },
  fields: { at: { label: 'À' }, until: { label: 'Jusqu’à' } },
};

let app: TestApp;
let root: string;
let got: Input[];
beforeEach(async () => {
  got = [];
  root = await rootOffering('wakeUp', words);
  app = await startApp({ root, procedures: [wakeUp((input) => got.push(input))] });
});
afterEach(async () => {
  await app.stop();
  await rm(root, { recursive: true, force: true });
});

it('a kind that only its own file knows is asked on a card, refused, corrected and shown in the review', async () => {
  const talk = await cardTalk(app, 'konnect', 'agent1');
  await talk.press('Réveiller quelqu’un');
  const wrong = await talk.press('Suivant', { À: 'tôt', 'Jusqu’à (facultatif)': '8h' });
  expect(wrong).toContain(app.words('fr').say('problems:value.text'));
  expect(await talk.press('Suivant', { À: '7h30' })).toContain('07 h 30');
  const { actions = [] } = talk.cards().at(-1) ?? {};
  await talk.send(actions.find(({ data }) => data?.act === 'change' && data.field === 'at')?.data ?? {});
  expect(talk.cards().at(-1)?.inputs).toMatchObject([{ label: 'À', value: '07h30' }]);
  expect(await talk.press('Suivant', { À: '6:45' })).toContain('06 h 45');
  await talk.press('Régler le réveil');
  expect(got).toEqual([{ at: '06:45', until: '08:00' }]);
});

it('and in plain text, with an example in help', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  await talk.say('1');
  expect(await talk.say('aide')).toContain('9h30');
  expect(await talk.say('tôt')).toContain(app.words('fr').say('problems:value.text'));
  await talk.say('à 7h30');
  expect(await talk.say('-')).toContain('07 h 30');
  expect(await talk.say('1')).toContain('07 h 30');
  expect(await talk.say('6:45')).toContain('06 h 45');
  await talk.say('oui');
  expect(got).toEqual([{ at: '06:45' }]);
});

it('and is answered by the sentence that begins the procedure', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  expect(await talk.say('réveiller quelqu’un à 7h30')).toContain('07 h 30');
  expect(await tried(hour()).said('réveiller quelqu’un')).toBeUndefined();
});
