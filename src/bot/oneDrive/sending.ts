import { z } from 'zod';
import { Saved } from '../../dialogs/news/offeredFile.js';
import { Offer } from './offers.js';

/** A file that its person said yes to, as the outbox keeps it, sealed: the address opens their OneDrive by itself. */
export const Sending = z.object({
  offer: Offer,
  address: z.url(),
  file: Saved,
  /** The message that asked. */
  message: z.string().optional(),
});
export type Sending = z.output<typeof Sending>;
