import { z } from 'zod';
import { organisationId } from '../operator/index.js';
import { type Billing, type BillingAccount, PaidBy, SentBy } from '../records/organisation.js';
import { refuse } from '../terms/result.js';
import { email, textLine } from '../values/text.js';
import { byId, filled, importKind, keep, outcomeOf, pageOf } from './kind.js';
import { organisationName, organisationsOf, ownId } from './organisations.js';
import { type Judged, notThere, ofAnother, refusedIn } from './reading.js';

/** There is one of a number: its id is made of it. */
export const billingAccountId = (operator: string, number: string): string => `${operator}:${number}`;

const columns = z.object({
  ...{ number: textLine(40), organisation: organisationName, address: textLine(200).optional() },
  ...{ paidBy: PaidBy.optional(), sentBy: SentBy.optional(), email: email.optional() },
});
type Row = z.output<typeof columns>;

/** What invoices are made for. */
export const billingAccounts = importKind({
  columns: () => columns,
  key: ({ number }) => number,
  known: async (asking, rows) => ({
    accounts: await byId(
      (id) => asking.tables.billingAccounts.get(id),
      rows.map(({ number }) => billingAccountId(asking.operator.profile.id, number)),
    ),
    organisations: await organisationsOf(
      asking,
      rows.map(({ organisation }) => organisation),
    ),
  }),
  place: ({ operator: { profile } }, row, known) => {
    const [id, organisation] = [billingAccountId(profile.id, row.number), organisationId(profile.id, row.organisation)];
    const before = known.accounts.get(id);
    if (!known.organisations.has(organisation)) return notThere('organisation', row.organisation);
    if (before !== undefined && before.organisation !== organisation) return ofAnother();
    const billing = billingOf(before, row);
    if (!billing.ok) return billing;
    const { number, address = before?.address } = row;
    const after: BillingAccount = {
      ...{ id, operator: profile.id, organisation, number },
      ...(address !== undefined && { address }),
      ...(billing.value !== undefined && { billing: billing.value }),
    };
    return {
      ok: true,
      value: { outcome: outcomeOf(before, after), write: ({ tables }) => keep(tables.billingAccounts, before, after) },
    };
  },
  page: async ({ tables, operator }, after, most) => {
    const found = await tables.billingAccounts.following({ equal: {}, most, order: 'id' }, after);
    return pageOf(found, most, ({ number, organisation, address, billing }) =>
      filled({ number, organisation: ownId(operator.profile.id, organisation), address, ...billing }),
    );
  },
});

/** How its bills are paid and sent, once a file has said both. */
function billingOf(before: BillingAccount | undefined, row: Row): Judged<Billing | undefined> {
  const { paidBy = before?.billing?.paidBy, sentBy = before?.billing?.sentBy } = row;
  if (paidBy === undefined && sentBy === undefined) return { ok: true, value: undefined };
  if (paidBy === undefined) return refusedIn('paidBy', refuse('value.missing'));
  if (sentBy === undefined) return refusedIn('sentBy', refuse('value.missing'));
  const to = row.email ?? before?.billing?.email;
  if (sentBy === 'email' && to === undefined) return refusedIn('email', refuse('value.missing'));
  return { ok: true, value: { paidBy, sentBy, ...(sentBy === 'email' && { email: to }) } };
}
