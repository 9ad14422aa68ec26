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
  mark: z.int().nonnegative(),
  /** The channel's id of each of our activities: what a later update replaces. */
  ids: z.record(z.string(), z.string()),
  /** The channel takes nothing there any more: the app was removed, or the chat. Until somebody writes there again. */
  gone: z.literal(true).optional(),
});
export type Delivery = z.output<typeof Delivery>;
/** Where the connector is, as the last message said. */
export type Address = Pick<Delivery, 'serviceUrl' | 'conversation'>;

const State = z.object({ delivery: Delivery.optional() });

export const deliveryOf = (state: JsonObject): Delivery | undefined => State.parse(state).delivery;

/** The part of a state that a turn leaves as it is. */
export const deliveryPart = (state: JsonObject): JsonObject =>
  state.delivery === undefined ? {} : { delivery: state.delivery };
