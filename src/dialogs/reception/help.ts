import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { inLanguage } from '../../domain/choices.js';
import type { Guides } from '../guides.js';
import { say } from '../speaking.js';
import { turnOf } from '../turn.js';
import { labelled, labelOf } from '../words.js';

const Asked = z.object({ fields: z.array(z.string()) });

/** What can be done here; in a procedure, what is asked now and why. */
export async function showHelp(dc: DialogContext, { procedures }: Guides): Promise<void> {
  const turn = turnOf(dc.context);
  const { words, state, operator } = turn;
  const run = state.runs[state.open[0] ?? ''];
  const id = run?.procedure ?? '';
  const known = procedures.has(id);
  const asked = Asked.safeParse(dc.activeDialog?.state);
  const why = (asked.success ? asked.data.fields : [])
    .filter((name) => words.has(`${id}:fields.${name}.why`))
    .map((name) => labelled(words, labelOf(words, id, name), words.say(`${id}:fields.${name}.why`)));
  const { phone, email, hours } = operator.profile.contact;
  const open = inLanguage(hours, words.language);
  const lines = [
    words.say(known ? `${id}:help` : 'common:helpText'),
    ...why,
    words.say('common:helpControls'),
    words.say('common:helpPerson', { phone, email, hours: open }),
  ];
  await say(dc.context, lines.join('\n'));
  if (known && !turn.showsCards) await dc.repromptDialog();
}
