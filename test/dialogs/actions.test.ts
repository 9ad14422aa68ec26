import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { action, text } from '../../src/dialogs/fields/index.js';
import { command } from '../../src/domain/door/command.js';
import { list } from '../../src/domain/door/list.js';
import { choose } from '../../src/domain/terms/choices.js';
import { ok } from '../../src/domain/terms/result.js';
import { textLine } from '../../src/domain/values/text.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { rootOffering } from './everyKind.js';

const Input = z.object({ what: z.string(), note: z.string() });
const switching = command<z.output<typeof Input>>({
  name: 'test.switching',
  allowed: ['agent'],
  proof: 'none',
  input: Input,
  subject: ({ what }) => `what:${what}`,
  run: async () => ok({ reference: 'TEST', facts: {} }),
});
const actions = [
  { value: 'suspend', title: 'Suspendre' },
  { value: 'resume', title: 'Rétablir' },
];
/** Does one of two things. */
const switches = procedure({
  id: 'switching',
  ask: { what: z.object({ what: action(), note: text(textLine(20), 20) }) },
  pick: (after) => ({
    what: after(
      [],
      list(async (_asking, _, find) => choose(actions, find)),
    ),
  }),
  run: { command: switching, with: (answers) => answers },
});
const twice = () =>
  procedure({
    id: 'twice',
    ask: { what: z.object({ what: action(), note: action() }) },
    pick: (after) => {
      const either = after(
        [],
        list(async (_asking, _, find) => choose(actions, find)),
      );
      return { what: either, note: either };
    },
    run: { command: switching, with: (answers) => answers },
  });
const words = {
  title: 'Suspendre ou rétablir',
  help: 'Aide',
  confirm_suspend: 'Suspendre la ligne',
  confirm_resume: 'Rétablir la ligne',
  effect: 'Le réseau s’en charge.',
  effect_resume: 'La ligne revient.',
  done_suspend: 'Suspension demandée',
  done_resume: 'Rétablissement demandé',
  next_suspend: 'Les urgences restent possibles.',
  screens: { what: 'Que faire' },
  fields: { what: { label: 'Quoi' }, note: { label: 'Note' } },
};

let app: TestApp;
let root: string;
beforeAll(async () => {
  root = await rootOffering('switching', words);
  app = await startApp({ root, procedures: [switches] });
});
afterAll(async () => {
  await app.stop();
  await rm(root, { recursive: true });
});

describe('a procedure’s words', () => {
  it('follow what was chosen to do, on cards, and on the receipt that is shown again', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Suspendre ou rétablir');
    const review = await talk.press('Suivant', { Quoi: 'Suspendre', Note: 'vol' });
    expect(review).toContain('Suspendre la ligne');
    expect(review).toContain('Le réseau s’en charge.');
    const confirm = talk.valueOf('Suspendre la ligne');
    const receipt = await talk.press('Suspendre la ligne');
    expect(receipt).toContain('Suspension demandée');
    expect(receipt).toContain('Les urgences restent possibles.');
    await talk.send(confirm);
    const again = await talk.send({ act: 'receipt', command: confirm.command });
    expect(again).toContain('Suspension demandée');
    expect(again).toContain('Les urgences restent possibles.');
    talk.close();
  });

  it('follow a correction, in plain text', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say('Suspendre');
    expect(await talk.say('vol')).toContain('(Suspendre la ligne)');
    await talk.say('1');
    const review = await talk.say('Rétablir');
    expect(review).toContain('La ligne revient.');
    expect(review).toContain('(Rétablir la ligne)');
    expect(await talk.say('oui')).toContain('Rétablissement demandé');
    talk.close();
  });

  it('follow one answer at most', () => {
    expect(twice).toThrow('what and note cannot both be what the procedure does');
  });
});
