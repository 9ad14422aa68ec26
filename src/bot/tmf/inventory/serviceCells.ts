import { z } from 'zod';
import { barsText, forwardingText } from '../../../domain/imports/lineServices.js';
import { bars } from '../../../domain/terms/bars.js';
import { Forward, forwardConditions } from '../../../domain/terms/forwarding.js';
import { barName } from '../orders/characteristics.js';

/** Properties as products, services and resources have them. */
export const Characteristics = z.array(z.object({ name: z.string(), value: z.unknown() })).default([]);
export type Characteristics = z.output<typeof Characteristics>;

/** What stands under a name, however it is written. */
export const rawOf = (all: Characteristics, name: string): unknown =>
  all.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value;

const Switch = z.union([z.boolean(), z.stringbool()]);
/** What is barred, where any of the bars is told of, on or off; else what is here stays. */
export function barsOf(all: Characteristics): string | undefined {
  const told = bars.flatMap((bar) => {
    const read = Switch.safeParse(rawOf(all, barName(bar)));
    return read.success ? [{ bar, on: read.data }] : [];
  });
  return told.length === 0 ? undefined : barsText(told.flatMap(({ bar, on }) => (on ? [bar] : [])));
}

const Forwarded = z.union([
  z.literal(false).transform(() => undefined),
  z
    .string()
    .transform((to) => ({ to }))
    .pipe(Forward),
  Forward,
]);
/** What is forwarded, in the same way. */
export function forwardingOf(all: Characteristics): string | undefined {
  const told = forwardConditions.flatMap((condition) => {
    const read = Forwarded.safeParse(rawOf(all, condition));
    return read.success ? [[condition, read.data] as const] : [];
  });
  const on = told.flatMap(([condition, forward]) => (forward === undefined ? [] : [[condition, forward] as const]));
  return told.length === 0 ? undefined : forwardingText(Object.fromEntries(on));
}
