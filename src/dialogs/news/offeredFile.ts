import { z } from 'zod';
import { asTyped } from '../../speech/cardText.js';
import { ActivityTypes } from '../conversation/activity.js';
import { cardMessage } from '../conversation/cards.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { noteTold, toldBefore } from '../shown/told.js';

/** The name of the event that says what has become of a file that was offered. */
export const OFFERED = 'offeredFile';

/** How Teams shows a file that lies in the person's OneDrive. */
const FILE = 'application/vnd.microsoft.teams.card.file.info';

/** Where it lies, as Teams says it. */
export const Saved = z.object({ contentUrl: z.url(), uniqueId: z.string(), fileType: z.string(), name: z.string() });
export type Saved = z.output<typeof Saved>;

const Became = z.object({
  offer: z.string(),
  name: z.string(),
  /** The message that asked, if it is known still: what is told takes its place. */
  message: z.string().optional(),
  became: z.discriminatedUnion('state', [
    z.object({ state: z.literal('saving') }),
    z.object({ state: z.literal('saved'), file: Saved }),
    z.object({ state: z.enum(['declined', 'elsewhere', 'failed']), url: z.url() }),
    z.object({ state: z.literal('over') }),
  ]),
});
export type Became = z.output<typeof Became>;

const ends = ['saved', 'failed', 'over'];

/** Tells it in the place of the card that asked. What comes too late, after the end of it was told, says nothing. */
export async function tellOffered(context: TurnContext, { cards }: Guides): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const read = Became.safeParse(context.activity.value);
  if (!read.success) return;
  const { offer, name, message, became } = read.data;
  const told = `file ${offer}`;
  if (ends.some((state) => toldBefore(told, { [state]: 1 }, turn))) return;
  noteTold(told, { [became.state]: 1 }, turn);
  const text = words.say(`teams:offer.${became.state}`, {
    ...{ name, minutes: words.say('common:minutes', { count: turn.services.results.minutes }) },
  });
  const said =
    'url' in became
      ? cardMessage(
          cards('file', { title: name, note: asTyped(text), open: words.say('common:file.open'), url: became.url }),
        )
      : {
          type: ActivityTypes.Message,
          text,
          textFormat: 'plain',
          attachments: became.state === 'saved' ? [shown(became.file)] : [],
        };
  if (message === undefined) await context.sendActivity(said);
  else await context.updateActivity({ ...said, id: message });
}

const shown = ({ contentUrl, name, uniqueId, fileType }: Saved) => ({
  ...{ contentType: FILE, contentUrl, name },
  content: { uniqueId, fileType },
});
