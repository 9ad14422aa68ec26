import type { Row, TmfServer } from './server.js';

/** The line of whom the back end knows something. */
export const NUMBER = '+32470000001';
const OTHER = '+32470000002';
const sample = [{ id: 'sample', name: 'Sample SA', '@referredType': 'Organization' }];
const euros = (value: number) => ({ unit: 'EUR', value });
const of = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
const two = (count: number) => String(count).padStart(2, '0');
const months = Array.from({ length: 10 }, (_, at) => `2026-${two(at + 1)}`);

/** What a line was used for, what it has left, what was put on it. */
export function fillLine(server: TmfServer): void {
  server.put('TMF635', 'usage', ...uses());
  const bucket = { status: 'active', relatedParty: sample, logicalResource: [{ id: NUMBER }] };
  const validFor = { startDateTime: '2026-11-01T00:00:00+01:00', endDateTime: '2026-11-30T23:59:59.999+01:00' };
  const made = { ...bucket, validFor };
  server.put(
    ...(['TMF654', 'bucket'] as const),
    {
      id: 'b1',
      ...made,
      '@type': 'PlanBucket',
      name: 'Minutes',
      usageType: 'voice',
      remainingValue: { amount: 90, units: 'min' },
    },
    { id: 'b2', ...made, '@type': 'PlanBucket', name: 'SMS', usageType: 'sms', remainingValueName: 'unlimited' },
    { id: 'b3', ...made, name: '5 GB', usageType: 'data', remainingValue: { amount: 2.5, units: 'GB' } },
    {
      id: 'b4',
      ...bucket,
      validFor: { startDateTime: validFor.startDateTime },
      name: '1 GB',
      usageType: 'data',
      remainingValue: { amount: 300, units: 'MB' },
    },
    { id: 'b5', ...made, name: 'Money', usageType: 'monetary', remainingValue: { amount: 5, units: 'EUR' } },
    {
      id: 'b6',
      ...made,
      status: 'expired',
      name: 'Old',
      usageType: 'data',
      remainingValue: { amount: 1, units: 'GB' },
    },
  );
  const tops = Array.from(
    { length: 14 },
    (_, at): Row => ({
      ...{
        id: `t${at}`,
        status: at === 13 ? 'failed' : 'completed',
        relatedParty: sample,
        logicalResource: [{ id: NUMBER }],
      },
      ...{ confirmationDate: `2026-06-${two(at + 1)}T10:00:00+02:00`, partyAccount: { id: '1001' } },
      amount: { amount: 10 + at / 100, units: 'EUR' },
    }),
  );
  server.put('TMF654', 'topupBalance', ...tops);
}

/** Calls, SMS and data of six months, in no order; one of them rejected, some at one instant. */
function uses(): Row[] {
  return Array.from({ length: 130 }, (_, at): Row => {
    const kind = ['VOICE', 'SMS', 'data'][at % 3] ?? '';
    const values = {
      ...{
        VOICE: { direction: 'out', party: '+32470555555', duration: '61' },
        SMS: { direction: 'in', party: 'Bank' },
      }[kind],
      ...(kind === 'data' && { volume: 1.5, unit: 'MB' }),
    };
    const day = new Date(Date.UTC(2026, 4, 2 + Math.floor(at / 2) * 3, 9));
    return {
      ...{ id: `u${(at * 37) % 130}`, usageType: kind, usageDate: day.toISOString(), relatedParty: sample },
      ...{ status: at === 5 ? 'rejected' : 'rated', usageCharacteristic: of({ msisdn: NUMBER, ...values }) },
      ...(at % 4 === 0 && { ratedProductUsage: [{ taxIncludedRatingAmount: euros(0.125) }] }),
    };
  });
}

/** The accounts of a company, with bills, what they are made of, payments, and the agreement. */
export function fillBooks(server: TmfServer): void {
  for (const [id, value] of [
    ['1001', 121],
    ['1002', 0],
  ] as const) {
    const accountBalance = [{ balanceType: 'receivable', amount: euros(value), validFor: {} }];
    server.put('TMF666', 'billingAccount', { id, name: id, relatedParty: sample, accountBalance });
    server.put('TMF678', 'customerBill', ...months.map((month) => billOf(id, month)), {
      ...billOf(id, '2026-11'),
      state: 'new',
    });
    const paid = months.filter((month) => id !== '1001' || month !== '2026-10').map((month) => paymentOf(id, month));
    server.put('TMF676', 'payment', ...paid, { ...paymentOf(id, '2026-11'), status: 'Pending' });
  }
  for (const month of months.slice(6)) server.put('TMF678', 'appliedCustomerBillingRate', ...ratesOf(month));
  server.put('TMF651', 'agreement', agreement('active'), { ...agreement('in process'), id: 'a2' });
  server.put('TMF632', 'organization', {
    ...{ id: 'sample', name: 'Sample SA' },
    organizationIdentification: [{ identificationType: 'taxNumber', identificationId: '0123456789' }],
  });
}

const billOf = (account: string, month: string): Row => ({
  ...{ id: `${account}-${month}`, billNo: `F${month.replace('-', '')}${account}`, billingAccount: { id: account } },
  ...{ billDate: `${month}-05T00:30:00+01:00`, paymentDueDate: `${month}-20T00:00:00+01:00` },
  ...{ state: month === '2026-10' ? 'sent' : 'settled', taxIncludedAmount: euros(121) },
  remainingAmount: euros(month === '2026-10' && account === '1001' ? 121 : 0),
});

const paymentOf = (account: string, month: string): Row => ({
  ...{ id: `p-${account}-${month}`, account: { id: account }, status: 'Done', paymentMethod: {} },
  ...{ paymentDate: `${month}-18T12:00:00Z`, totalAmount: euros(121), authorizationCode: `${account}${month}` },
});

/** What the bill of a month, made in the next one, is made of. */
function ratesOf(month: string): Row[] {
  const next = `2026-${two(Number(month.slice(5)) + 1)}`;
  return [NUMBER, OTHER].flatMap((number) =>
    (
      ['recurringCharge', 'oneTimeCharge', 'usageCharge', 'usageCharge', 'usageCharge', 'appliedBillingCredit'] as const
    ).map(
      (type, at): Row => ({
        ...{
          id: `r-${month}-${number}-${at}`,
          name: 'Mobile Start',
          type,
          bill: { id: `1001-${next}` },
          relatedParty: sample,
        },
        ...{ date: `${next}-05T00:00:00Z`, periodCoverage: { startDateTime: `${month}-01T00:00:00+02:00` } },
        ...{ taxExcludedAmount: euros(10), taxIncludedAmount: euros(12.1) },
        characteristic: of({
          msisdn: number,
          ...(type === 'usageCharge' && { usageType: ['voice', 'sms', 'data'][at - 2] }),
        }),
      }),
    ),
  );
}

const agreement = (status: string): Row => ({
  ...{
    id: 'a1',
    documentNumber: 25_351,
    status,
    initialDate: '2020-03-01T09:00:00Z',
    name: 'Frame',
    agreementType: 'commercial',
  },
  ...{ engagedParty: sample, agreementItem: [{}] },
  characteristic: of({
    payment: 'credit',
    invoiceDelivery: { way: 'E-mail', to: 'books@sample.example' },
    bankAccounts: [{ iban: 'BE68539007547034', bank: 'Bank' }],
  }),
});
