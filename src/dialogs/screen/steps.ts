import { beginsWord, isSame } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type StepSaid, stepSaid } from '../conversation/stepSaid.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';
import { finishedSteps, type GuideStep, openStep, stepAsking } from '../definition/steps.js';
import { kindOf } from '../fields/kind.js';
import { firstEmpty } from './firstEmpty.js';
import type { OpenScreen } from './openScreen.js';
import type { ScreenResult } from './screen.js';

/** Where somebody is in a guide: `asked` is a field that is asked now; undefined at the review. */
interface Place {
  readonly procedure: Procedure;
  readonly run: Pick<Run, 'answers'>;
  readonly asked: string | undefined;
}

const placeOf = ({ procedure, run, waiting }: OpenScreen): Place => ({ procedure, run, asked: waiting.fields[0] });

const finished = ({ procedure, run, asked }: Place): GuideStep[] => finishedSteps(procedure, run, asked);

/** Whether a step can be opened again from the open screen. */
export const isFinished = (open: OpenScreen, step: string): boolean =>
  finished(placeOf(open)).some(({ screen }) => screen === step);

const titleOf = (procedure: Procedure, { screen }: GuideStep, words: Words): string =>
  words.say(`${procedure.id}:screens.${screen}`);

/** The finished steps with their numbers, and how one is opened again, in plain text; nothing where there is none. */
export function stepsText(place: Place, words: Words): string[] {
  const steps = finished(place);
  const [first] = steps;
  if (first === undefined) return [];
  const named = steps.map((step) =>
    words.say('common:steps.button', { number: step.number, title: titleOf(place.procedure, step, words) }),
  );
  return [words.say('common:steps.text', { steps: named.join(', '), number: first.number })];
}

/** The step that a text names. `sure`: it says so, and is no answer to a question that takes any words. */
interface Named {
  readonly step: GuideStep;
  readonly sure: boolean;
}

/** The step that a text names, of those that can be gone to: the finished ones, and the one left open when one of them was opened. */
function stepNamed({ called, number, name }: StepSaid, place: Place, words: Words): Named | undefined {
  const steps = [...finished(place), ...leftOpen(place)];
  const numbered = steps.find((step) => step.number === number);
  if (number !== undefined) return numbered && { step: numbered, sure: true };
  const exact = steps.find((step) => isSame(titleOf(place.procedure, step, words), name));
  if (exact !== undefined) return { step: exact, sure: called };
  if (!called || name.length < SHORTEST) return undefined;
  const [one, another] = steps.filter((step) => beginsWord(name, titleOf(place.procedure, step, words)));
  return one === undefined || another !== undefined ? undefined : { step: one, sure: false };
}
const SHORTEST = 3;

function leftOpen({ procedure, run, asked }: Place): GuideStep[] {
  const open = openStep(procedure, run);
  return open === undefined || open.screen === stepAsking(procedure, asked)?.screen ? [] : [open];
}

/** A finished step that a text names at the review: there nothing is asked that it could answer. */
export const stepAtReview = (text: string, procedure: Procedure, run: Run, { words }: Turn): GuideStep | undefined =>
  stepNamed(stepSaid(text, words), { procedure, run, asked: undefined }, words)?.step;

/**
 * Takes what names a step of the guide: "step 2", "back to the plan", or its name alone where that is no answer. 'taken': there
 * is no such finished step, which is said. Undefined: it is an answer.
 */
export async function takeStep(open: OpenScreen, text: string): Promise<ScreenResult | 'taken' | undefined> {
  const { turn, context } = open;
  const { number } = stepSaid(text, turn.words);
  const step = await stepFor(open, text);
  if (step !== undefined) return { step: step.screen };
  if (number === undefined) return undefined;
  const place = placeOf(open);
  if (stepAsking(place.procedure, place.asked)?.number === number) await open.askBelow();
  else {
    const steps = stepsText(place, turn.words);
    await say(context, [turn.words.say('common:steps.notFinished', { number }), ...steps].join('\n'));
    if (!turn.showsCards) await open.ask();
  }
  return 'taken';
}

/** Whether a text is for the screen as what names a step of the guide, whatever else it says. */
export const isStepNow = async (open: OpenScreen, text: string): Promise<boolean> =>
  stepSaid(text, open.turn.words).number !== undefined || (await stepFor(open, text)) !== undefined;

/** The step that a text names, and does not answer the question with. */
async function stepFor(open: OpenScreen, text: string): Promise<GuideStep | undefined> {
  const { words } = open.turn;
  const named = stepNamed(stepSaid(text, words), placeOf(open), words);
  return named === undefined || named.sure || !(await isAnswer(open, text)) ? named?.step : undefined;
}

/** Whether the question that a typed line is for takes it as it stands. */
async function isAnswer(open: OpenScreen, text: string): Promise<boolean> {
  const field = await firstEmpty(open.screen, open.turn);
  if (field === undefined) return false;
  const kind = kindOf(field.schema);
  return kind.takesAnyWords(field) || kind.takes(field, text, open.run.answers, open.turn);
}
