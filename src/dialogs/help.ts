import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { inLanguage } from '../domain/choices.js';
import type { Procedure } from './procedure.js';
import { say } from './speaking.js';
import { turnOf } from './turn.js';

const Asked = z.object({ fields: z.array(z.string()) });

/** What can be done here; in a procedure, what is asked now and why. */
export async function showHelp(dc: DialogContext, procedures: ReadonlyMap<string, Procedure>): Promise<void> {
  const turn = turnOf(dc.context);
  const { words, state, operator } = turn;
  const run = state.runs[state.open[0] ?? ''];
  const procedure = procedures.get(run?.procedure ?? '');
  const asked = Asked.safeParse(dc.activeDialog?.state);
  const why = (asked.success ? asked.data.fields : [])
    .filter((name) => words.has(`${procedure?.id}:fields.${name}.why`))
    .map((name) => {
      const key = `${procedure?.id}:fields.${name}` as const;
      return `${words.say(`${key}.label`)}: ${words.say(`${key}.why`)}`;
    });
  const { phone, email, hours } = operator.profile.contact;
  const open = inLanguage(hours, words.language);
  const lines = [
    procedure === undefined ? words.say('common:helpText') : words.say(`${procedure.id}:help`),
    ...why,
    words.say('common:helpControls'),
    words.say('common:helpPerson', { phone, email, hours: open }),
  ];
  await say(dc.context, lines.join('\n'));
  if (procedure !== undefined && !turn.showsCards) await dc.repromptDialog();
}
