import { ownReceipt } from '../../domain/accounts/history.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { plain } from '../../domain/terms/plainText.js';
import { asked } from '../conversation/asking.js';
import type { Cards } from '../conversation/cards.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { receiptBefore } from '../runs/carryOut.js';
import { showFile } from './fileCard.js';

/** How many lines the result of a receipt has as a file; of a single line none is made: 0. */
export function linesInFile({ outcome }: Receipt): number {
  const count = outcome.kind === 'done' ? (outcome.verdicts?.length ?? 0) : 0;
  return count > 1 ? count : 0;
}

/** The command whose result is asked for by the word for the last one. */
export const saidResult = ({ message, words, state }: Turn): string | undefined =>
  words.listOfAll('common:said.file').includes(plain(message.text)) ? state.result : undefined;

/** A fresh link to the result of a command, for the one whose receipt it is. Anybody else learns nothing. */
export async function showResultLink(context: TurnContext, cards: Cards, command: string): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const receipt = (await receiptBefore({ commandId: command }, turn)) ?? (await asked(ownReceipt, { command }, turn));
  const count = receipt === undefined ? 0 : linesInFile(receipt);
  if (receipt === undefined) return showDryRunLink(context, cards, command);
  if (count === 0) return sayStale(context);
  if (!turn.showsCards) return say(context, await resultLinkText(receipt, turn));
  const data = {
    title: words.say('common:file.title'),
    note: words.say('common:file.note', { count, minutes: validFor(turn) }),
    url: await linkOf(receipt, turn),
  };
  await showFile(context, cards, data);
}

/** Before the yes: a link to what the review says of each line. */
async function showDryRunLink(context: TurnContext, cards: Cards, command: string): Promise<void> {
  const turn = turnOf(context);
  const { words, state, services, actor } = turn;
  const run = Object.values(state.runs).find(({ commandId }) => commandId === command);
  if (run === undefined) return sayStale(context);
  const data = {
    title: words.say('common:file.planTitle'),
    note: words.say('common:file.planNote', { minutes: validFor(turn) }),
    url: await services.results.dryRunLink(run.id, actor, words.language),
  };
  await showFile(context, cards, data);
}

/** The same in plain text. */
export async function dryRunLinkText({ id }: Run, turn: Turn): Promise<string> {
  const { words, services, actor } = turn;
  const link = await services.results.dryRunLink(id, actor, words.language);
  return words.say('common:file.planText', { minutes: validFor(turn), link });
}

/** The link in plain text, where nothing can be pressed. */
export async function resultLinkText(receipt: Receipt, turn: Turn): Promise<string> {
  return turn.words.say('common:file.text', { minutes: validFor(turn), link: await linkOf(receipt, turn) });
}

/** How long a link is good for: "15 minutes", a count of its own in a sentence that may have another. */
const validFor = ({ words, services }: Turn): string =>
  words.say('common:minutes', { count: services.results.minutes });

/** A receipt belongs to the conversation it was given in, which may be another one of the same account. */
const linkOf = ({ id, conversation }: Receipt, { services, actor, words }: Turn): Promise<string> =>
  services.results.link(id, { ...actor, conversation }, words.language);
