import { z } from 'zod';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { Language } from '../terms/language.js';
import { LineReason, LineState } from '../terms/lineState.js';
import { refuse } from '../terms/result.js';
import { areaCode, extension } from '../values/extension.js';
import { imei, simNumber } from '../values/identifiers.js';
import { phoneIn } from '../values/phone.js';
import { isScientific } from '../values/scientific.js';
import { textLine } from '../values/text.js';
import { filled } from './kind.js';
import { barsCell, barsText, forwardingCell, forwardingText } from './lineServices.js';
import { amountIn, amountText } from './money.js';
import { organisationName, ownId } from './organisations.js';
import { type Cells, oneOf, readBy, someOf, yesNo, yesNoText } from './reading.js';

/** A line as a file has it. Of one that is there already, what stands in no cell stays. */
export const lineColumns = ({ profile: { country, currencies }, catalogue, lineRules }: Operator) => {
  const amount = readBy((text) => amountIn(Object.keys(currencies), text)).optional();
  return z.object({
    number: readBy((text) => (isScientific(text) ? refuse('row.scientific') : phoneIn(country, text))),
    organisation: organisationName.optional(),
    billingAccount: z.string().optional(),
    plan: oneOf(catalogue.plans).optional(),
    iccid: simNumber.optional(),
    state: LineState.optional(),
    reason: LineReason.optional(),
    stateSince: z.iso.date().optional(),
    user: textLine(100).optional(),
    description: textLine(100).optional(),
    language: Language.optional(),
    internet: yesNo.optional(),
    packages: someOf(catalogue.internetPackages).optional(),
    options: someOf(catalogue.options).optional(),
    groupPack: oneOf(catalogue.groupPacks).optional(),
    balance: amount,
    creditLimit: amount,
    paymentMethod: z.enum(['advance', 'credit']).optional(),
    splitBill: oneOf(lineRules?.splitBill).optional(),
    extension: extension.optional(),
    areaCode: areaCode.optional(),
    registrationForm: textLine(40).optional(),
    imei: imei.optional(),
    bars: barsCell.optional(),
    // A line on which there is no ban says nothing.
    smsControlBanned: yesNo.transform((isBanned) => isBanned || undefined).optional(),
    forwarding: forwardingCell.optional(),
  });
};
export type LineRow = z.output<ReturnType<typeof lineColumns>>;

/** The same of a line that is there. */
export function lineCells({ profile }: Operator, line: Line): Cells {
  const { number, organisation, billingAccount, plan, iccid, state, reason, stateSince, user, description } = line;
  const { language, internet, packages, options, groupPack, balance, creditLimit, paymentMethod, splitBill } = line;
  const idsOf = (list: readonly { id: string }[] = []) => list.map(({ id }) => id).join(' ') || undefined;
  return filled({
    ...{ number, organisation: ownId(profile.id, organisation), billingAccount, plan, iccid, state, reason },
    ...{ stateSince: stateSince.slice(0, 10), user, description, language, internet: yesNoText(internet) },
    ...{ packages: idsOf(packages), options: idsOf(options), groupPack },
    balance: balance && amountText(balance),
    creditLimit: creditLimit && amountText(creditLimit),
    ...{ paymentMethod, splitBill, extension: line.extension, areaCode: line.areaCode },
    ...{ registrationForm: line.registrationForm, imei: line.imei },
    bars: line.bars && barsText(line.bars),
    smsControlBanned: line.smsControlBanned === undefined ? undefined : yesNoText(line.smsControlBanned),
    forwarding: line.forwarding && forwardingText(line.forwarding),
  });
}
