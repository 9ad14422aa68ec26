import { z } from 'zod';

/**
 * What stands in the inputs of a card when something else is sent: a text, or a button that takes no inputs along. Our own
 * page sends it with the message. It answers nothing: it is there again when the card is drawn anew.
 */
export const Unsent = z.object({ card: z.string().max(100), inputs: z.record(z.string().max(100), z.string()) });
export type Unsent = z.output<typeof Unsent>;

const FromPage = z.object({ unsent: Unsent });

/** What a message carries of the open card, beside what it says. */
export const unsentIn = (channelData: unknown): Unsent | undefined => FromPage.safeParse(channelData).data?.unsent;
