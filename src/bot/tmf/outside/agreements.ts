import { z } from 'zod';
import { type Agreement, agreements } from '../../../domain/agreements/agreements.js';
import { negate } from '../../../domain/terms/money.js';
import { TmfProblem } from '../client/problem.js';
import { accountsOf, owedOn } from './accounts.js';
import { Characteristics, dayOf, Instant, partyOf, Refs, sumOf } from './parts.js';
import { type Asked, allOf, whole } from './reading.js';

/** TMF651. Its states are free words: what is none of these is no agreement yet, or never was one. */
const STATES: Readonly<Record<string, Agreement['state']>> = {
  ...{ active: 'active', approved: 'active', ineffect: 'active' },
  ...{ suspended: 'suspended', ended: 'ended', terminated: 'ended', expired: 'ended' },
};
const TmfAgreement = z.object({
  id: z.string(),
  documentNumber: z.union([z.int(), z.string().min(1)]).optional(),
  status: z.string(),
  initialDate: Instant,
  engagedParty: Refs,
  characteristic: Characteristics,
});

/** TMF632: the company. */
const Organization = z.object({
  name: z.string().min(1).optional(),
  tradingName: z.string().min(1).optional(),
  organizationIdentification: z
    .array(z.object({ identificationType: z.string(), identificationId: z.string() }))
    .default([]),
});

const BankAccounts = z.array(z.object({ iban: z.string(), bank: z.string() })).default([]);

/** A company's agreements (TMF651), with who it is (TMF632) and what is owed (TMF666). */
export const tmfAgreements = whole(
  agreements,
  ['TMF651', 'TMF632', 'TMF666'],
  async (asked, { operator, organisation }): Promise<Agreement[]> => {
    const party = partyOf(operator, organisation);
    const query = { 'engagedParty.id': party };
    const found = await allOf(asked, 'TMF651', { path: ['agreement'], row: TmfAgreement, query });
    const own = found.filter(({ engagedParty }) => engagedParty.some(({ id }) => id === party));
    if (own.length === 0) return [];
    const company = await companyOf(asked, party);
    const balance = await balanceOf(asked, { operator, organisation });
    return own.flatMap(({ id, documentNumber = id, status, initialDate, characteristic: has }) => {
      const state = STATES[status.toLowerCase().replaceAll(/[^a-z]/g, '')];
      if (state === undefined) return [];
      return [
        {
          ...{ id, organisation, ...company, state, balance, number: String(documentNumber) },
          ...{ signedOn: dayOf(initialDate, asked.zone), bankAccounts: BankAccounts.parse(has.get('bankAccounts')) },
          payment: z.enum(['advance', 'credit']).parse(has.get('payment')),
          delivery: z.object({ way: z.string().min(1), to: z.string() }).parse(has.get('invoiceDelivery')),
        },
      ];
    });
  },
);

/** Who the company is. Throws where the back end does not know it, or not its tax number. */
async function companyOf({ backEnd, signal }: Asked, party: string) {
  const found = await backEnd.api('TMF632').get(['organization', party], Organization, signal);
  const named = (kind: RegExp) =>
    found?.organizationIdentification.find(({ identificationType }) => kind.test(identificationType))?.identificationId;
  const [company, taxNumber] = [found?.tradingName ?? found?.name, named(/tax|vat/i)];
  if (company === undefined || taxNumber === undefined) throw new TmfProblem('TMF632', 'bad', 'company');
  const statisticsCode = named(/statistic/i);
  return { company, taxNumber, ...(statisticsCode !== undefined && { statisticsCode }) };
}

/** What the company has with the operator: what is owed on all its accounts is missing. */
async function balanceOf(asked: Asked, whose: { readonly operator: string; readonly organisation: string }) {
  const owed = sumOf((await accountsOf(asked, whose)).map(owedOn));
  if (owed === undefined) throw new TmfProblem('TMF666', 'bad', 'noBalance');
  return negate(owed);
}
