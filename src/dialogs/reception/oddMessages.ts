import { ActivityTypes, type Attachment } from '../conversation/activity.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { kindOf } from '../fields/kind.js';
import { openFields } from '../runs/openFields.js';

/** Messages that say nothing which could be an answer. */
export const odd = ['empty', 'picture', 'voice', 'video', 'contact', 'location', 'file', 'unknown'] as const;
export type Odd = (typeof odd)[number];

const BY_CONTENT: readonly (readonly [RegExp, Odd])[] = [
  [/^image\//, 'picture'],
  // Teams sends a sticker or a picture that was pasted as HTML.
  [/^text\/html$/, 'picture'],
  [/^audio\//, 'voice'],
  [/^video\//, 'video'],
  [/vcard$/, 'contact'],
  [/geo|location/, 'location'],
];

/** What is odd about a message; undefined for one that can be worked on, a file that was asked for among them. */
export function oddIn(dc: DialogContext, guides: Guides): Odd | undefined {
  const { activity } = dc.context;
  if (activity.type !== ActivityTypes.Message) return 'unknown';
  const { text = '', attachments = [] } = activity;
  const turn = turnOf(dc.context);
  if (text.trim() !== '' || turn.secret !== undefined || turn.message.submit !== undefined) return undefined;
  if (attachments.length === 0) return 'empty';
  return asksForFile(dc, guides) && attachments.some(isFile) ? undefined : whatIs(attachments);
}

/** What the bot can fetch. */
const isFile = ({ contentUrl }: Attachment): boolean => contentUrl !== undefined;

function whatIs(attachments: readonly Attachment[]): Odd {
  const types = attachments.map(({ contentType }) => contentType.toLowerCase());
  return BY_CONTENT.find(([pattern]) => types.some((type) => pattern.test(type)))?.[1] ?? 'file';
}

/** On a card any field of the screen may be the one for files, in plain text the one that is asked. */
function asksForFile(dc: DialogContext, guides: Guides): boolean {
  const { showsCards } = turnOf(dc.context);
  const open = openFields(dc, guides);
  return (showsCards ? open : open.slice(0, 1)).some(({ schema }) => kindOf(schema).takesFiles);
}
