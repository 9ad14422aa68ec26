import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { keptState } from '../../src/dialogs/conversation/olderState.js';
import { PROOF } from '../../src/dialogs/conversation/openDialog.js';
import { finishedSteps, stepAsking } from '../../src/dialogs/definition/steps.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { guideClock } from '../guides/days.js';
import { transcripts } from '../guides/index.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';

const shared = sharedApps({ clock: guideClock });
const played = transcripts.filter(({ before }) => before === undefined);
/** More questions than any step has. */
const MOST = 20;

const Asking = z.object({ fields: z.array(z.string()) });

/**
 * The step that is asked, none at the review, and all that was answered; with the numbers of the finished steps. Undefined: no
 * procedure waits for anything but a proof, or a mistake has left a part of the card.
 */
async function standing(app: TestApp, { conversation }: Talk) {
  const { state } = (await app.store.conversations.load(conversation)) ?? {};
  const { dialogs, runs, open, waits, instead } = keptState(state, { showsCards: true });
  const dialog = dialogs.dialogStack.at(-1);
  const run = runs[open[0] ?? ''];
  const procedure = procedures.find(({ id }) => id === run?.procedure);
  const isAsked = waits === undefined && instead === undefined && dialog?.id !== PROOF;
  if (dialog === undefined || run === undefined || procedure === undefined || !isAsked) return undefined;
  const asked = Asking.safeParse(dialog.state).data?.fields ?? [];
  const answered = asked.filter((name) => Object.hasOwn(run.answers, name));
  const isPart = answered.length > 0 && answered.length < asked.length;
  const finished = finishedSteps(procedure, run, asked[0]).map(({ number }) => number);
  const place = { step: stepAsking(procedure, asked[0])?.screen, answers: run.answers };
  return isPart ? undefined : { place, finished, isOver: run.reopened === undefined };
}

/** Leaves all that is asked again as it is. */
async function through(look: () => ReturnType<typeof standing>, goOn: () => Promise<string>): Promise<void> {
  for (let asked = 0; asked < MOST && (await look())?.isOver === false; asked += 1) await goOn();
}

/** The finished steps that the card of the open question offers. */
function offered(talk: CardTalk): string[] {
  const card = talk.cards().findLast(({ actions }) => actions.some(({ data }) => data?.act === 'answer'));
  return (card?.actions ?? []).flatMap(({ title = '', data }) => (data?.act === 'step' ? [plainBlanks(title)] : []));
}

describe('each finished step', () => {
  it.each(
    played
      .filter(({ operator }) => operator === 'telenet')
      .map((one) => [`${one.procedure}, ${one.operator}`, one] as const),
  )(
    'is opened on a card at every question of a guide, and costs no answer: %s',
    async (_, { operator, login, cards }) => {
      const app = await shared.open(operator);
      const talk = await cardTalk(app, operator, login);
      for (const [button, filled] of cards) {
        await talk.press(button, filled);
        const before = await standing(app, talk);
        if (before === undefined) continue;
        for (const step of offered(talk)) {
          await talk.press(step);
          await through(
            () => standing(app, talk),
            () => talk.press('Suivant'),
          );
          expect([step, (await standing(app, talk))?.place]).toEqual([step, before.place]);
        }
      }
      talk.close();
    },
    60_000,
  );

  it.each(played.map((one) => [`${one.procedure}, ${one.operator}`, one] as const))(
    'is opened by its number in plain text, and costs no answer: %s',
    async (_, { operator, login, text }) => {
      const app = await shared.open(operator);
      const talk = await textTalk(app, operator, login);
      for (const [said] of text) {
        await talk.say(said);
        const before = await standing(app, talk);
        if (before === undefined) continue;
        for (const number of before.finished) {
          await talk.say(`step ${number}`);
          await through(
            () => standing(app, talk),
            () => talk.say('='),
          );
          expect([said, number, (await standing(app, talk))?.place]).toEqual([said, number, before.place]);
        }
      }
      talk.close();
    },
    60_000,
  );
});
