import { z } from 'zod';

/** When calls are forwarded, by the names and in the order of 3GPP TS 22.082: always, busy, no reply, not reachable. */
export const forwardConditions = ['CFU', 'CFB', 'CFNRy', 'CFNRc'] as const;
export const ForwardCondition = z.enum(forwardConditions);
export type ForwardCondition = z.output<typeof ForwardCondition>;

/** Where calls go, E.164; `after`: how many seconds it rings before, where nobody replies. */
export const Forward = z.object({ to: z.string().regex(/^\+\d{8,15}$/), after: z.int().positive().optional() });
export type Forward = z.output<typeof Forward>;

/** What is forwarded on a line, by condition. */
export const Forwarding = z.partialRecord(ForwardCondition, Forward);
export type Forwarding = z.output<typeof Forwarding>;

/** What is turned: forwarded somewhere, or not any more (null). What is not in it stays. */
export const TurnedForwarding = z.partialRecord(ForwardCondition, Forward.nullable());
export type TurnedForwarding = z.output<typeof TurnedForwarding>;
