import type { Turn } from '../../dialogs/conversation/turn.js';
import { pngOf } from '../../documents/png.js';
import type { Drawing } from '../../speech/charts/svg.js';
import { webChat } from './channels.js';

/**
 * How many characters the pictures of one message may have together: three charts have 13,000. Teams does not count them towards the
 * 100 KB of a message; whatever is said is kept in the conversation, too.
 */
const MOST_OF_PICTURES = 16_000;

/**
 * How drawings are seen in a channel: on our own page as SVG, elsewhere as PNG, since
 * [Teams takes no SVG](https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages). A picture
 * stands in the message itself: a link would be open to whoever has it, and would be dead when somebody scrolls back (docs/adr/0032-pictures-in-teams.md).
 */
export const picturesOn = (channel: string, fault: (error: unknown) => string): Turn['pictures'] =>
  channel === webChat ? async (drawings) => drawings.map(svgAddress) : (drawings) => pngAddresses(drawings, fault);

const svgAddress = ({ svg }: Drawing): string => addressOf('image/svg+xml', Buffer.from(svg));
const addressOf = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** As many as there is room for; a picture that cannot be drawn is noted, and costs nobody the figures. */
async function pngAddresses(drawings: readonly Drawing[], fault: (error: unknown) => string): Promise<string[]> {
  const addresses: string[] = [];
  let room = MOST_OF_PICTURES;
  for (const drawing of drawings) {
    const png = await pngOf(drawing).catch((error: unknown) => void fault(error));
    const address = png === undefined ? '' : addressOf('image/png', png);
    const fits = address.length <= room;
    if (fits) room -= address.length;
    addresses.push(fits ? address : '');
  }
  return addresses;
}
