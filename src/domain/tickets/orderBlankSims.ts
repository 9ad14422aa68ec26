import { z } from 'zod';
import { addressFact } from '../operator/addressFact.js';
import { AddressInput, addressOf, type BlankSims, type Operator, ticketRulesOf } from '../operator/index.js';
import { afterWorkingDays } from '../operator/workingDays.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { detailOf } from './subjects.js';
import { ticketCommand } from './ticketCommand.js';

const Input = AddressInput.extend({ quantity: z.int() });

/** How many blank SIM cards can be ordered at once. Throws where the operator sends none. */
export function blankSimsOf(operator: Operator): BlankSims {
  const { blankSims } = ticketRulesOf(operator);
  if (blankSims === undefined) throw new Error(`${operator.profile.id} sends no blank SIM cards`);
  return blankSims;
}

/** Refused: no whole number of packs, or too many. */
export function packed(
  count: number,
  { pack, most }: { readonly pack: number; readonly most: number },
): Result<number> {
  const isWhole = Number.isInteger(count) && count >= pack && count <= most && count % pack === 0;
  return isWhole ? ok(count) : refuse('value.count', { least: pack, pack, most });
}

/** Telenet guide (T19): blank SIM cards, sent to an address within two working days. */
export const orderBlankSims = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.blankSims',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.ticketRules?.blankSims !== undefined,
  input: Input,
  decide: ({ operator, now, input: { quantity: wanted, ...where } }) => {
    const rule = blankSimsOf(operator);
    const quantity = packed(wanted, rule);
    const address = addressOf(operator, where);
    if (!quantity.ok) return quantity;
    if (!address.ok) return address;
    return ok({
      topic: detailOf(operator, rule.detail)?.name,
      given: { quantity: { count: quantity.value }, address: addressFact(address.value) },
      promised: { deliveredBy: { day: afterWorkingDays(rule.workingDays, operator, now) } },
    });
  },
});
