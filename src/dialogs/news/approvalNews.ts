import type { ApprovalStanding } from '../../domain/orders/approvalQueries.js';
import type { Given } from '../../domain/terms/thing.js';
import { approvalText } from '../../speech/approvals.js';
import { asTyped } from '../../speech/cardText.js';
import { cardMessage } from '../conversation/cards.js';
import { say } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from '../shown/buttons.js';
import { actionTitle, type Next, nextFor } from '../shown/next.js';
import { noteTold, toldBefore, toldOn } from '../shown/told.js';

/** A file that can be downloaded, under its title. */
export interface NewsFile {
  readonly title: string;
  readonly url: string;
}

/** A piece of news, with what it can be gone on with, or its file. */
export interface Told {
  readonly text: string;
  readonly given?: Given | undefined;
  /** The procedures that it can be gone on with, with nothing answered. */
  readonly begins?: readonly string[];
  readonly file?: NewsFile;
  /** What came with it, to be downloaded. */
  readonly files?: readonly { readonly title: string; readonly url: string }[];
}

/**
 * What is told of a request for a second administrator: in plain text that it waits, with the words that open it, and to whoever asked how
 * it was decided, and why. Undefined where that was told already, concerns somebody else, or stands on a card of its own.
 */
export function approvalNews(said: ApprovalStanding, turn: Turn): Told | undefined {
  const { id, state, own, given } = said;
  const states = { [state]: 1 };
  // Whoever withdraws their own knows it.
  const concerns = own ? state !== 'waiting' && state !== 'withdrawn' : state === 'waiting' && !turn.showsCards;
  if (!concerns || toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  const text = approvalText(said, turn);
  return own ? { text } : { text, given };
}

/**
 * Where cards are seen, a request stands on a card of its own: what, why, which lines, by whom, with a button for each decision, which leads
 * to the review of it. Once it is decided, by whomever, the card says how, and has no button.
 */
export async function showApproval(
  context: TurnContext,
  said: ApprovalStanding,
  guides: Guides,
  other: boolean,
): Promise<boolean> {
  const turn = turnOf(context);
  const { id, state, own } = said;
  const [card, states] = [toldOn(id, turn), { [state]: 1 }];
  const waits = state === 'waiting';
  if (own || !turn.showsCards || (!waits && card === undefined) || toldBefore(id, states, turn)) return false;
  // Of another company it is only said: the conversation has to work for it first.
  if (other && waits) {
    noteTold(id, states, turn);
    await say(context, approvalText(said, turn));
    return true;
  }
  const message = cardMessage(
    guides.cards('details', cardOf(said, waits ? decisionsOf(said, guides, turn) : [], turn)),
  );
  if (card === undefined) noteTold(id, states, turn, (await context.sendActivity(message))?.id);
  else {
    await context.updateActivity({ ...message, id: card });
    noteTold(id, states, turn, card);
  }
  return true;
}

function cardOf(said: ApprovalStanding, next: readonly Next[], turn: Turn) {
  const { words, format } = turn;
  const numbers = said.numbers.map((phone) => ({ phone }));
  const facts =
    numbers.length === 0 ? [] : [{ label: words.say('approvals:facts.number'), value: format.fact({ list: numbers }) }];
  const title = asTyped(approvalText(said, turn));
  return { title, note: '', facts, spent: said.state !== 'waiting', next: rowsOf(next), files: [], page: '', open: '' };
}

const decided = ['approve', 'refuse'] as const;

const decisionsOf = ({ given }: ApprovalStanding, guides: Guides, turn: Turn): Next[] =>
  nextFor(given, guides, turn).flatMap((next) =>
    decided.map((does) => ({ ...next, does, title: actionTitle(next.procedure, does, turn.words) })),
  );
