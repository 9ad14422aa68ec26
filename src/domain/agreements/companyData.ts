import type { Outside } from '../door/outside.js';
import { query } from '../door/query.js';
import { ruled } from '../operator/index.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { type Agreement, type AgreementsWanted, agreements } from './agreements.js';

/** Belarus guide, the client's own data (B1): name, tax numbers, bank accounts, delivery of invoices, balance, status, payment, contract. */
export const companyData = query<object>({
  name: 'agreements.company',
  allowed: ['administrator'],
  offered: ruled('agreements'),
  from: [agreements],
  audited: () => 'agreement:unknown',
  look: async ({ actor: { operator, organisation } }, _input, wanted) => {
    if (organisation === undefined) return ok({ rows: [], total: 0 });
    return {
      subject: `organisation:${organisation}`,
      fetch: async (outside) => ok(await found({ operator, organisation }, wanted, outside)),
    };
  },
});

async function found(whose: AgreementsWanted, { from, most }: Rows, outside: Outside): Promise<ShownList> {
  const rows: Facts[] = [];
  let total = 0;
  for await (const agreement of outside.rows(agreements, whose)) {
    if (total >= from && rows.length < most) rows.push(factsOf(agreement));
    total += 1;
  }
  return { rows, total };
}

const factsOf = (agreement: Agreement): Facts => ({
  company: { text: agreement.company },
  taxNumber: { text: agreement.taxNumber },
  ...(agreement.statisticsCode !== undefined && { statisticsCode: { text: agreement.statisticsCode } }),
  bankAccounts: { list: agreement.bankAccounts.map(({ iban, bank }) => ({ text: `${iban} · ${bank}` })) },
  contract: { list: [{ text: agreement.number }, { day: agreement.signedOn }] },
  state: { word: agreementWords[agreement.state] },
  payment: { word: agreement.payment },
  balance: { money: agreement.balance },
  delivery: { list: [{ name: agreement.delivery.way }, { text: agreement.delivery.to }] },
});

const agreementWords = { active: 'agreed', suspended: 'agreementPaused', ended: 'agreementEnded' } as const;
