import { z } from 'zod';
import { asksReview, openCard } from '../conversation/openDialog.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { finishedSteps, stepAsking, stepsOf } from '../definition/steps.js';

interface TrailStep {
  /** The screen's name; none: the review. */
  readonly step: string | undefined;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
}

/** Where somebody is in a guide of several steps. Those that are done can be opened again by `{ act: 'step', card, step }`. */
export interface Trail {
  readonly run: string;
  readonly title: string;
  /** The open card, by the id that its buttons have. None: no card asks, but a line of text does. */
  readonly card: string | undefined;
  readonly steps: readonly TrailStep[];
  /** The cards that show what was answered on a step, by the ids of their messages. */
  readonly answered: Readonly<Record<string, string>>;
}

const Asking = z.looseObject({ fields: z.array(z.string()).default([]) });
const Card = z.string().optional().catch(undefined);

/** The trail of the question that is open; undefined where none is. */
export function trailOf({ state, words }: Turn, { procedures }: Guides): Trail | undefined {
  const { dialogStack } = state.dialogs;
  const run = state.runs[state.open[0] ?? ''];
  const procedure = procedures.get(run?.procedure ?? '');
  const asking = dialogStack.at(-1);
  if (run === undefined || procedure === undefined || asking === undefined) return undefined;
  const asked = Asking.safeParse(asking.state).data?.fields[0];
  const now = stepAsking(procedure, asked)?.screen;
  const done = new Set(finishedSteps(procedure, run, asked).map(({ screen }) => screen));
  const steps = stepsOf(procedure).map(({ screen }) => ({
    step: screen,
    title: words.say(`${procedure.id}:screens.${screen}`),
    state: screen === now ? ('now' as const) : done.has(screen) ? ('done' as const) : ('later' as const),
  }));
  const review: TrailStep = {
    step: undefined,
    title: words.say('common:guide.review'),
    state: asksReview(state) ? 'now' : 'later',
  };
  return {
    run: run.id,
    title: words.say(`${procedure.id}:title`),
    card: Card.parse(openCard(state)),
    steps: procedure.ending.run === undefined ? steps : [...steps, review],
    answered: Object.fromEntries(
      (run.answered ?? []).flatMap(({ message, fields: [first] }) => {
        const screen = procedure.fields.find(({ name }) => name === first)?.screen;
        return screen === undefined ? [] : [[message, screen]];
      }),
    ),
  };
}
