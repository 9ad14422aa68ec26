import type { Agreement, AgreementsWanted } from '../../../domain/agreements/agreements.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { currencyOf, organisationId } from '../../../domain/operator/index.js';
import { type Money, money } from '../../../domain/terms/money.js';
import { type BooksOf, billsOf } from './demoLedger.js';

/** The demo's agreements: one for each company, as demo.json has it, with what its bills leave open. */
export const demoAgreements = (books: BooksOf, clock: Clock): Driver<AgreementsWanted, Agreement> => ({
  page: async ({ operator, organisation }, { after }, signal) => {
    signal.throwIfAborted();
    const found = books(operator);
    if (found === undefined || after !== undefined) return { rows: [] };
    const company = found.data.organisations.find(({ id }) => organisationId(operator, id) === organisation);
    if (company?.agreement === undefined) return { rows: [] };
    const owed = company.billingAccounts.flatMap(({ number }) => [
      ...billsOf(found, organisation, number, clock.now()),
    ]);
    const currency = currencyOf(found.operator);
    const balance = openOf(
      owed.filter(({ paid }) => paid === undefined).map(({ amount }) => amount),
      currency,
    );
    const { agreement, name } = company;
    return { rows: [{ ...agreement, id: agreement.number, organisation, company: name, balance }] };
  },
});

/** What is not paid yet is missing on the balance. */
const openOf = (owed: readonly Money[], currency: string): Money =>
  money(0 - owed.reduce((sum, { minor }) => sum + minor, 0), currency);
