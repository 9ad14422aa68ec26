import type { InterfaceName } from '../../src/bot/tmf/client/interfaces.js';
import { tmfDrivers } from '../../src/bot/tmf/outside/index.js';
import { changeOf, newTicket, Ticket } from '../../src/bot/tmf/tickets/ticket.js';
import { agreements } from '../../src/domain/agreements/agreements.js';
import { billItems } from '../../src/domain/bills/billItems.js';
import { bills } from '../../src/domain/bills/bills.js';
import { buckets } from '../../src/domain/buckets/buckets.js';
import { payments } from '../../src/domain/payments/payments.js';
import type { Request } from '../../src/domain/records/request.js';
import { charges } from '../../src/domain/usage/charges.js';
import { usage } from '../../src/domain/usage/usage.js';
import { fillBooks, fillLine, NUMBER } from '../support/tmf/books.js';
import type { PrismCall } from './call.js';
import { hubCall } from './orderCalls.js';

const whose = { operator: 'acme', organisation: 'acme:sample' };
const accounts = ['1001', '1002'];
const times = { from: '2026-05-01T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z' };

/** What is asked for of each noun, and the interfaces that have a part in it. */
const nouns: readonly (readonly [InterfaceName, { readonly name: string }, object])[] = [
  ['TMF635', usage, { ...whose, number: NUMBER, ...times }],
  ['TMF654', buckets, { ...whose, number: NUMBER }],
  ['TMF654', payments, { ...whose, of: { number: NUMBER }, ...times }],
  ['TMF676', payments, { ...whose, of: { accounts }, ...times }],
  ['TMF678', bills, { ...whose, accounts, from: '2026-01-01', until: '2026-11-20' }],
  ['TMF678', billItems, { ...whose, account: '1001', month: '2026-09' }],
  ['TMF678', charges, { ...whose, number: NUMBER, from: '2026-08', until: '2026-10' }],
  ...(['TMF651', 'TMF632', 'TMF666'] as const).map((at) => [at, agreements, whose] as const),
];

/** Each noun is read as the chat reads it, and a ticket is opened, looked for and changed. */
export const outsideCalls: readonly PrismCall[] = [
  ...nouns.map(
    ([at, { name }, wanted]): PrismCall => ({
      ...{ at, name },
      run: async (backEnd, server) => {
        fillLine(server);
        fillBooks(server);
        const backEnds = { all: [backEnd], of: () => backEnd, close: async () => {} };
        const own = tmfDrivers(backEnds, () => 'Europe/Brussels').find(({ noun }) => noun === name);
        const read = await own?.driver.page(wanted, { most: 1000 }, AbortSignal.timeout(60_000));
        if (read === undefined || read.rows.length === 0) throw new Error('nothing was read');
      },
    }),
  ),
  hubCall('TMF621'),
  {
    ...{ at: 'TMF621', name: 'a ticket' },
    run: async (backEnd) => {
      const [api, signal] = [backEnd.api('TMF621'), AbortSignal.timeout(60_000)];
      const file = { name: 'plan.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
      const told = { name: 'Something else', description: 'A bill is missing', files: [file] };
      const made = await api.post(['troubleTicket'], newTicket(request, told), Ticket, signal);
      const { rows } = await api.page(
        ['troubleTicket'],
        Ticket,
        { query: { externalId: request.id }, limit: 1 },
        signal,
      );
      if (rows.length === 0) throw new Error('it is not found');
      const change = changeOf(
        { ...request, state: 'closed', answers: [{ text: 'More', at: request.at, by: 'own' }] },
        made,
      );
      await api.patch(['troubleTicket', made.id], change ?? {}, Ticket, signal);
    },
  },
];

const request: Request = {
  ...{ id: 'r1', operator: 'acme', organisation: 'acme:sample', account: 'a', conversation: 'c' },
  ...{ reference: 'ABCDEFGH', subject: 'other', message: 'A bill is missing', number: NUMBER },
  ...{ state: 'open', at: '2026-11-18T09:00:00.000Z', answers: [] },
};
