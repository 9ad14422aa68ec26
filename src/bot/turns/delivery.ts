import { z } from 'zod';
import type { JsonObject } from '../../domain/door/ports.js';

/**
 * What is kept, beside the dialogs' state, of a conversation whose answers are handed to a channel's connector. What was
 * said up to `mark` is delivered. Never more than a log's worth of ids.
 */
export const Delivery = z.object({
  serviceUrl: z.string(),
  /** The conversation's id in the channel. */
  conversation: z.string(),
  /** Who it is there, as their account has it (`entra`): what was said for somebody goes to nobody else. */
  person: z.string().optional(),
  /** When the app was removed there: nothing is sent until somebody writes or installs it again. */
  stoppedAt: z.iso.datetime().optional(),
  mark: z.int().nonnegative(),
  /** The channel's id of each of our activities: what a later update replaces. */
  ids: z.record(z.string(), z.string()),
});
export type Delivery = z.output<typeof Delivery>;
/** Where the connector is, as the last message said. */
export type Address = Omit<Delivery, 'mark' | 'ids' | 'stoppedAt'>;

const State = z.object({ delivery: Delivery.optional() });

export const deliveryOf = (state: JsonObject): Delivery | undefined => State.parse(state).delivery;

/** The part of a state that a turn leaves as it is. */
export const deliveryPart = (state: JsonObject): JsonObject =>
  state.delivery === undefined ? {} : { delivery: state.delivery };
