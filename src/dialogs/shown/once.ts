import { disclosureStanding } from '../../domain/accounts/disclosures.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { asked } from '../conversation/asking.js';
import { type Cards, cardMessage } from '../conversation/cards.js';
import { say, sayStale } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';

const SAID = { open: 'common:once.open', shown: 'common:once.shown', ended: 'common:once.ended' } as const;

/** What a receipt says of what is shown once: until when, or that it was, and the button while it can be. No secret is here. */
export async function onceOn(
  { id, outcome }: Receipt,
  turn: Turn,
): Promise<{ readonly said: string; readonly open: boolean }> {
  const { words, format } = turn;
  const given = outcome.kind === 'done' && outcome.once === true;
  const standing = given ? await asked(disclosureStanding, { command: id }, turn) : undefined;
  if (standing === undefined) return { said: given ? words.say('common:once.ended') : '', open: false };
  const { state, at } = standing;
  return { said: words.say(SAID[state], { at: format.instant(at) }), open: state === 'open' };
}

/** Where it is shown, for channels that show none of it themselves: on our page, to whoever is signed in there. */
export const onceLinkText = (command: string, { words, services, actor }: Turn): string =>
  words.say('common:once.text', { link: services.pages.once(actor.operator, command) });

/** The way to our page. Our page itself shows it at the press and sends nothing here. */
export async function showOnceLink(context: TurnContext, cards: Cards, command: string): Promise<void> {
  const turn = turnOf(context);
  const { words, format, services, actor } = turn;
  const standing = await asked(disclosureStanding, { command }, turn);
  if (standing === undefined) return sayStale(context);
  const said = words.say(SAID[standing.state], { at: format.instant(standing.at) });
  if (standing.state !== 'open') return say(context, said);
  if (!turn.showsCards) return say(context, `${said}\n${onceLinkText(command, turn)}`);
  const data = {
    title: words.say('common:once.title'),
    note: `${said} ${words.say('common:once.note')}`,
    open: words.say('common:once.page'),
    url: services.pages.once(actor.operator, command),
  };
  await context.sendActivity(cardMessage(cards('file', data)));
}
