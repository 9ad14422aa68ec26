import { type Header, header } from '../../domain/sales/header.js';
import { labelled } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { say } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';

/** What there is on the account, and the rate (K1). */
export const walletLines = ({ balances, rate }: NonNullable<Header['wallet']>, { words, format }: Turn) => [
  { label: words.say('common:header.balance'), value: balances.map(format.money).join(' | ') },
  { label: words.say('common:header.rate'), value: format.rate(rate) },
];

/** Says what there is on the account, as the menu's header does. False: whoever asks has no account of that kind. */
export async function sayBalance(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const wallet = (await asked(header, {}, turn))?.wallet;
  if (wallet === undefined) return false;
  const lines = walletLines(wallet, turn).map(({ label, value }) => labelled(turn.words, label, value));
  await say(context, lines.join('\n'));
  return true;
}
