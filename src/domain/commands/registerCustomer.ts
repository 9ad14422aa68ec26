import { z } from 'zod';
import { customerLanguage } from '../customerLanguage.js';
import { documentNumberOf, pointOfSaleOf } from '../desk.js';
import { negate, share } from '../money.js';
import type { Offer, Operator } from '../operator.js';
import { post } from '../outbox.js';
import { fine, ok, type Result, refuse } from '../result.js';
import { documentKeyOf, runOf } from '../subscription.js';
import { documentNumber, modemSerial } from '../values/identifiers.js';
import { country, phone, phoneIn } from '../values/phone.js';
import { email, houseNumber, personName, placeName } from '../values/text.js';
import { balanceOf, covers, move } from '../wallet.js';
import { type Asking, command, type Work } from './command.js';

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

/** An activation key has 16 characters, a reference 8: both are read out and typed. */
const KEY_LENGTH = 16;
const REFERENCE_LENGTH = 8;

/** KONNECT guide, A. Enregistrement (K2): a new customer with a modem and a package, paid from the agent's wallet. */
export const registerCustomer = command<Input>({
  name: 'customer.register',
  allowed: ['agent'],
  proof: 'pin',
  input: Input,
  guard: walletNotEmpty,
  subject: (input) => `modem:${input.modemSerial}`,
  run: async (work) => {
    const checked = checkInput(work.operator, work.input);
    if (!checked.ok) return checked;
    const free = await notThereYet(work, checked.value);
    if (!free.ok) return free;
    const { wallet } = pointOfSaleOf(work.operator);
    const balance = await balanceOf(work.tables, work.actor.account, wallet.sellsIn);
    const paid = covers(balance, checked.value.offer.price, wallet.rate);
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

/** With less than the cheapest package costs, no registration can succeed: said before the first question. */
async function walletNotEmpty({ tables, actor, operator }: Asking): Promise<Result<undefined>> {
  const { wallet } = pointOfSaleOf(operator);
  const balance = await balanceOf(tables, actor.account, wallet.sellsIn);
  const prices = operator.catalogue.offers.map(({ price }) => price.minor);
  const cheapest = { minor: Math.min(...prices), currency: wallet.sellsIn };
  return balance.minor < cheapest.minor ? refuse('wallet.empty', { balance, cheapest }) : fine;
}

function checkInput(operator: Operator, input: Input): Result<Checked> {
  const { sellsIn } = pointOfSaleOf(operator).wallet;
  if (input.account !== sellsIn) return refuse('account.notForPackages', { currency: sellsIn });
  const offer = operator.catalogue.offers.find(({ id, category }) => id === input.offer && category === input.category);
  if (offer === undefined) return refuse('offer.unknown');
  const number = documentNumberOf(operator, input.documentType, input.documentNumber);
  if (!number.ok) return number;
  const phone1 = phoneIn(input.country, input.phone1);
  if (!phone1.ok) return phone1;
  const phone2 = input.phone2 === undefined ? ok(undefined) : phoneIn(input.country, input.phone2);
  if (!phone2.ok) return phone2;
  const documentKey = documentKeyOf(input.documentType, input.country, number.value);
  return ok({ offer, documentNumber: number.value, documentKey, phone1: phone1.value, phone2: phone2.value });
}

async function notThereYet({ tables, input }: Work<Input>, { documentKey }: Checked): Promise<Result<undefined>> {
  const [customer] = await tables.customers.where({ documentKey }, { limit: 1 });
  if (customer !== undefined) return refuse('customer.exists', { at: { instant: customer.registeredAt } });
  const [modem] = await tables.subscriptions.where({ modemSerial: input.modemSerial }, { limit: 1 });
  return modem === undefined ? fine : refuse('modem.taken', { serial: input.modemSerial });
}

async function register(work: Work<Input>, checked: Checked) {
  const { tables, actor, ids, now, operator } = work;
  const scope = { operator: actor.operator, account: actor.account };
  const at = now.toISOString();
  const [customer, subscription, sale] = [ids.next(), ids.next(), ids.next()];
  const activationKey = ids.code(KEY_LENGTH);
  const reference = ids.code(REFERENCE_LENGTH);
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
  const movement = { ...scope, id: ids.next(), amount: negate(price), reason: 'sale', sale, at } as const;
  const balance = await move(tables, movement);
  const sold = { ...scope, ...price, at };
  await tables.sales.insert({
    ...sold,
    id: sale,
    kind: 'registration',
    reference,
    customer,
    subscription,
    offer,
    activationKey,
  });
  const commission = share(price, pointOfSaleOf(operator).wallet.commissionBasisPoints);
  await tables.commissions.insert({ ...sold, ...commission, id: ids.next(), sale });
  const language = customerLanguage(operator.profile, work.input.country);
  await post(work, { kind: 'email.customerRegistered', customer, subscription, language });
  return {
    reference,
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
