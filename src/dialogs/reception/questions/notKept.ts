import { holdsIban } from '../../../domain/values/bankAccount.js';
import type { DialogContext } from '../../conversation/dialogTypes.js';
import { proofAsked } from '../../conversation/openDialog.js';
import { say } from '../../conversation/speaking.js';
import { turnOf } from '../../conversation/turn.js';
import type { Guides } from '../../definition/guides.js';
import { kindOf } from '../../fields/kind.js';
import { askedNow } from '../../screen/askedNow.js';
import { namesSecret } from '../../sentences/secret.js';
import type { OpenRuns } from '../openRuns.js';

/**
 * A sentence with a PIN in it, or with the number of a bank account, is neither kept nor read: both are typed where they are asked for.
 * True: it was one, and that was said.
 */
export async function isNotKept(dc: DialogContext, guides: Guides, runs: OpenRuns, text: string): Promise<boolean> {
  const turn = turnOf(dc.context);
  const asksProof = proofAsked(turn.state) !== undefined && runs.asksNow;
  const holdsPin = !asksProof && namesSecret(text, turn);
  if (!holdsPin && !(holdsIban(text) && !(await isFor(dc, guides, runs)))) return false;
  turn.hideText();
  await say(dc.context, turn.words.say(holdsPin ? 'common:secretLike' : 'common:bankAccountLike'));
  await runs.repeat();
  return true;
}

/** Whether the open question asks for a bank account, or for a letter, which has whatever its writer likes. */
async function isFor(dc: DialogContext, guides: Guides, runs: OpenRuns): Promise<boolean> {
  const asked = runs.asksNow ? await askedNow(dc, guides) : undefined;
  const kind = asked && kindOf(asked.field.schema);
  return kind?.isSecret === true || kind?.takesNames === true;
}
