import type { TurnContext } from 'botbuilder';
import { header } from '../../domain/sales/header.js';
import { labelled } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { say } from '../conversation/speaking.js';
import { turnOf } from '../conversation/turn.js';

/** Says what there is on the account, as the menu's header does (K1). False: whoever asks has no account of that kind. */
export async function sayBalance(context: TurnContext): Promise<boolean> {
  const turn = turnOf(context);
  const { words, format } = turn;
  const wallet = (await asked(header, {}, turn))?.wallet;
  if (wallet === undefined) return false;
  const balance = labelled(words, words.say('common:header.balance'), wallet.balances.map(format.money).join(' | '));
  const rate = labelled(words, words.say('common:header.rate'), format.rate(wallet.rate));
  await say(context, [balance, rate].join('\n'));
  return true;
}
