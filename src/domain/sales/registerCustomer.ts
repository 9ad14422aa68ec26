import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import { documentNumberOf } from '../operator/documents.js';
import type { Offer, Operator } from '../operator/index.js';
import { ok, type Result } from '../terms/result.js';
import { documentNumber, modemSerial } from '../values/identifiers.js';
import { country, phone, phoneAnywhere, phoneIn } from '../values/phone.js';
import { email, houseNumber, personName, placeName } from '../values/text.js';
import { documentFree, modemFree } from './notTakenYet.js';
import { carryOutSale } from './placeSale.js';
import { affordable, chosenOffer, sell, walletNotEmpty } from './sale.js';
import { documentKeyOf, runOf } from './subscription.js';

const Input = z.object({
  lastName: personName,
  postName: personName.optional(),
  firstName: personName.optional(),
  documentNumber,
  documentType: z.string(),
  country,
  phone1: phone,
  phone2: phone.optional(),
  email,
  houseNumber,
  avenue: placeName,
  commune: placeName,
  town: placeName,
  account: z.string(),
  category: z.string(),
  offer: z.string(),
  modemSerial,
});
type Input = z.output<typeof Input>;

/** An activation key has 16 characters: it is read out and typed. */
const KEY_LENGTH = 16;

/** KONNECT guide, A. Enregistrement (K2): a new customer with a modem and a package, paid from the agent's wallet. */
export const registerCustomer = command<Input>({
  name: 'customer.register',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  proof: 'pin',
  input: Input,
  toNetwork: 'whereConfigured',
  guard: walletNotEmpty,
  subject: (input) => `modem:${input.modemSerial}`,
  run: async (work) => {
    const checked = checkInput(work.operator, work.input);
    if (!checked.ok) return checked;
    const free = await notThereYet(work, checked.value);
    if (!free.ok) return free;
    const paid = await affordable(work, checked.value.offer);
    return paid.ok ? ok(await register(work, checked.value)) : paid;
  },
});

/** What the input comes to when every rule that needs operator data has been applied. */
interface Checked {
  readonly offer: Offer;
  readonly documentNumber: string;
  readonly documentKey: string;
  readonly phone1: string;
  readonly phone2: string | undefined;
}

function checkInput(operator: Operator, input: Input): Result<Checked> {
  const offer = chosenOffer(operator, input);
  if (!offer.ok) return offer;
  const number = documentNumberOf(operator, input.documentType, input.documentNumber);
  if (!number.ok) return number;
  const phone1 = phoneIn(input.country, input.phone1);
  if (!phone1.ok) return phone1;
  const phone2 = input.phone2 === undefined ? ok(undefined) : phoneAnywhere(input.country, input.phone2);
  if (!phone2.ok) return phone2;
  const documentKey = documentKeyOf(input.documentType, input.country, number.value);
  return ok({
    offer: offer.value,
    documentNumber: number.value,
    documentKey,
    phone1: phone1.value,
    phone2: phone2.value,
  });
}

async function notThereYet(work: Work<Input>, { documentKey }: Checked): Promise<Result<undefined>> {
  const document = await documentFree(work, documentKey);
  return document.ok ? modemFree(work, work.input.modemSerial) : document;
}

async function register(work: Work<Input>, checked: Checked) {
  const { tables, actor, ids, now, operator } = work;
  const [customer, subscription] = [ids.next(), ids.next()];
  const activationKey = ids.code(KEY_LENGTH);
  const { price, id: offer, name } = checked.offer;
  const period = runOf(checked.offer, now, operator.profile.timeZone);

  await tables.customers.insert(customerRow(work, checked, customer));
  await tables.subscriptions.insert({
    id: subscription,
    operator: actor.operator,
    customer,
    modemSerial: work.input.modemSerial,
    activationKey,
    offer,
    ...period,
  });
  const sold = { kind: 'registration', customer, subscription, activationKey, endsAt: period.endsAt } as const;
  const { sale, balance, commission } = await sell(work, checked.offer, sold);
  const { modemSerial: serial } = work.input;
  const on = { command: registerCustomer.name, subscription: { id: subscription, modemSerial: serial } };
  await carryOutSale(work, sale, { ...on, period: { offer, ...period } });
  return {
    reference: sale.reference,
    facts: {
      activationKey: { code: activationKey },
      offer: { name },
      modemSerial: { text: work.input.modemSerial },
      price: { money: price },
      balance: { money: balance },
      commission: { money: commission },
      endsAt: { instant: period.endsAt },
    },
  };
}

function customerRow({ input, actor, now }: Work<Input>, checked: Checked, id: string) {
  const { lastName, postName, firstName, documentType, country, email } = input;
  const { houseNumber, avenue, commune, town } = input;
  const { documentNumber, documentKey, phone1, phone2 } = checked;
  return {
    ...{ id, operator: actor.operator, lastName, postName, firstName },
    ...{ documentType, documentNumber, documentKey, country, phone1, phone2, email },
    address: { houseNumber, avenue, commune, town },
    registeredAt: now.toISOString(),
    registeredBy: actor.account,
  };
}
