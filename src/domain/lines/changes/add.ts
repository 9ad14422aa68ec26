import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { fullName } from '../../records/lineUser.js';
import { refuse } from '../../terms/result.js';
import { begun } from '../options.js';
import { textsOf } from '../sought.js';
import { changeKind } from './change.js';

/** A number that comes from another provider: from whom, by what it is known there, on which day. */
export const PortIn = z.object({
  provider: z.string(),
  /** The customer number there, or the number of the old SIM card. Let go of once the number has come. */
  knownBy: z.string().optional(),
  day: z.iso.date(),
});
export type PortIn = z.output<typeof PortIn>;

const Held = z.object({
  number: z.string(),
  iccid: z.string(),
  plan: z.string(),
  options: z.array(z.string()).optional(),
  billingAccount: z.string(),
  splitBill: z.string().optional(),
  /** The user's record: an order has no names. */
  user: z.string(),
  portIn: PortIn.optional(),
});

/** A line comes into being (T2): it waits for its activation, and has nothing but its plan. */
export const add = changeKind({
  kind: 'add',
  offered: ruled('adding'),
  about: 'line',
  holds: Held,
  columns: Line.pick({}),
  ways: () => [],
  // A line that is there already is not made.
  fits: () => refuse('line.already'),
  applied: (_held, line) => line,
  opposite: () => undefined,
  makes: {
    line: (
      { number, iccid, plan, options = [], billingAccount, splitBill },
      { id, operator, organisation, user, at },
    ) => {
      const person = { user: user && fullName(user), description: user?.description };
      return {
        ...{ id, operator: operator.profile.id, organisation, number, iccid, plan, billingAccount, splitBill },
        ...(options.length > 0 && { options: begun(operator, options, new Date(at)) }),
        ...person,
        language: user?.language,
        ...textsOf({ number, ...person }),
        internet: operator.catalogue.plans.find((one) => one.id === plan)?.internet ?? false,
        packages: [],
        ...{ state: 'pendingActive', stateSince: at },
      };
    },
    ends: ({ portIn, ...held }) =>
      portIn === undefined ? held : { ...held, portIn: { ...portIn, knownBy: undefined } },
    on: ({ portIn }) => portIn?.day,
  },
});
