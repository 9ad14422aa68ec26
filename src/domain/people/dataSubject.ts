import type { Customer } from '../records/customer.js';
import type { Draft } from '../records/draft.js';
import { OutboxRow } from '../records/outbox.js';
import type { Request } from '../records/request.js';
import type { ReadTables, Row } from '../records/tables.js';
import { type Named, namedIn } from './namedIn.js';
import { requestData, requestsAbout } from './requestsAbout.js';

/** Everything that is held about one customer: what an export gives them. Nothing that is an agent's own. */
export interface PersonData {
  readonly customer: Omit<Customer, 'registeredBy' | 'operator'>;
  readonly subscriptions: readonly Omit<Row<'subscriptions'>, 'operator' | 'customer'>[];
  readonly payments: readonly {
    readonly reference: string;
    readonly kind: string;
    readonly minor: number;
    readonly currency: string;
    readonly at: string;
  }[];
  /** What was written to them. What it said is not kept. */
  readonly messages: readonly Pick<OutboxRow, 'createdAt' | 'sentAt' | 'state'>[];
  /** What an agent has begun about them and not ended. */
  readonly drafts: readonly Pick<Draft, 'procedure' | 'answers' | 'at'>[];
  /** What the operator's staff was asked about them. */
  readonly requests: readonly (Pick<
    Request,
    'reference' | 'at' | 'message' | 'given' | 'listed' | 'context' | 'answers'
  > & {
    readonly files: readonly string[];
  })[];
}

/** The customer that an identity document registered, by its key (`documentKeyOf`). */
export async function customerOf({ customers }: ReadTables, documentKey: string): Promise<Customer | undefined> {
  const [customer] = await customers.where({ documentKey }, { limit: 1 });
  return customer;
}

/** The messages to a customer that the living store still has. */
export async function messagesTo({ outbox }: ReadTables, { id }: Customer): Promise<OutboxRow[]> {
  const all = await Promise.all(OutboxRow.shape.state.options.map((state) => outbox.where({ state })));
  return all.flat().filter(({ message }) => message.customer === id);
}

/** The drafts that name a customer by document, phone or e-mail, in an answer or in the middle of one. */
export async function draftsNaming({ drafts }: ReadTables, customer: Named): Promise<Draft[]> {
  const all = await drafts.where({ operator: customer.operator });
  return all.filter(({ answers }) => namedIn(Object.values(answers).map(String).join(' '), customer));
}

/** Gathers a customer's data from all tables that name them. */
export async function personData(tables: ReadTables, customer: Customer): Promise<PersonData> {
  const { registeredBy: _agent, operator: _operator, ...own } = customer;
  const subscriptions = await tables.subscriptions.where({ customer: customer.id });
  const sales = (await tables.sales.where({ customer: customer.id })).filter((sale) => sale.takenBackAt === undefined);
  const messages = await messagesTo(tables, customer);
  const drafts = await draftsNaming(tables, customer);
  const requests = await requestsAbout(tables, customer);
  return {
    customer: own,
    subscriptions: subscriptions.map(({ operator: _of, customer: _whose, ...subscription }) => subscription),
    payments: sales.map(({ reference, kind, minor, currency, at }) => ({ reference, kind, minor, currency, at })),
    messages: messages.map(({ createdAt, sentAt, state }) => ({ createdAt, sentAt, state })),
    requests: requests.map(requestData),
    drafts: drafts.map(({ procedure, answers, at }) => ({ procedure, answers, at })),
  };
}

/**
 * The customer without anything that says who they are. What was sold stays in the books, as bookkeeping law wants, but
 * leads to nobody. A document that is registered again makes a new customer.
 */
export const erased = ({ id, operator, documentType, country, registeredAt, registeredBy }: Customer): Customer => ({
  id,
  operator,
  lastName: '',
  documentKey: `erased:${id}`,
  documentType,
  documentNumber: '',
  country,
  phone1: '',
  email: '',
  address: { houseNumber: '', avenue: '', commune: '', town: '' },
  registeredAt,
  registeredBy,
});
