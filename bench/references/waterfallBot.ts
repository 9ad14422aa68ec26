import { ActivityTypes, ConversationState, MemoryStorage } from 'botbuilder';
import {
  ChoicePrompt,
  DialogSet,
  DialogTurnStatus,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { type BotLogic, repliesOf } from './botLogic.js';

/** Three questions in a waterfall as the samples of Bot Framework have it; nothing of it is durable. */
export function waterfallBot(): BotLogic {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new NumberPrompt('number'));
  dialogs.add(new ChoicePrompt('choice'));
  dialogs.add(new WaterfallDialog('questions', [askName, askAge, askTransport, sayAll]));
  return async (context) => {
    if (context.activity.type !== ActivityTypes.Message) return;
    const dialog = await dialogs.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('questions');
    await state.saveChanges(context);
  };
}

/** What the bot says before the last reply of a turn. */
async function sayMore({ context }: WaterfallStepContext): Promise<void> {
  for (let reply = 1; reply < repliesOf(context); reply += 1) await context.sendActivity('Thank you.');
}

async function askName(step: WaterfallStepContext) {
  await sayMore(step);
  return step.prompt('text', 'Please enter your name.');
}

async function askAge(step: WaterfallStepContext<Record<string, unknown>>) {
  Object.assign(step.values, { name: step.result });
  await sayMore(step);
  return step.prompt('number', 'Please enter your age.');
}

async function askTransport(step: WaterfallStepContext) {
  Object.assign(step.values, { age: step.result });
  await sayMore(step);
  return step.prompt('choice', 'Please enter your mode of transport.', ['Car', 'Bus', 'Bicycle']);
}

async function sayAll(step: WaterfallStepContext) {
  Object.assign(step.values, { transport: step.result?.value });
  await sayMore(step);
  await step.context.sendActivity(`I have your answers: ${JSON.stringify(step.values)}`);
  return step.endDialog();
}
