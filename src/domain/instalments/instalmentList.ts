import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry } from '../door/report.js';
import { accountsWanted } from '../lines/accountsWanted.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import { forms } from '../terms/report.js';
import { ok } from '../terms/result.js';
import { type Instalment, type InstalmentsWanted, instalments } from './instalments.js';

interface ListWanted {
  /** Of one line; without it, of the whole company. */
  readonly lines?: string | undefined;
}

/** Belarus guide, instalments (B4): payments left, the monthly amount and the last date, for the customer or for one subscriber. */
export const instalmentList = outsideReportQuery<ListWanted>({
  name: 'instalments.list',
  allowed: ['administrator'],
  offered: ruled('instalments'),
  from: [instalments],
  audited: ({ lines }) => (lines === undefined ? 'instalments:all' : `selection:${lines}`),
  as: {
    forms,
    columns: {
      ...{ item: 'text', number: 'phone', boughtOn: 'day', price: 'money', monthly: 'money', left: 'count' },
      ...{ owed: 'money', nextOn: 'day', lastOn: 'day' },
    },
    sum: 'owed',
    begin: async (asking, { lines }) => {
      const [line] = lines === undefined ? [] : await chosenLines(asking, lines);
      if (lines !== undefined && line === undefined) return ok(undefined);
      const accounts = await accountsWanted(asking);
      if (accounts.length === 0) return ok(undefined);
      const wanted = { operator: asking.operator.profile.id, accounts, number: line?.number };
      return ok({
        subject: line === undefined ? 'instalments:all' : `line:${line.id}`,
        about: line === undefined ? {} : whose(line),
        ...(lines !== undefined && line !== undefined && { given: shownOf(asking, lines, line) }),
        read: (outside) => ({ entries: entriesOf(wanted, outside) }),
      });
    },
  },
});

const shownOf = ({ operator }: Asking, lines: string, line: Line) =>
  linesShown.shown(lines, { operator, lines: [line] });

const whose = ({ number, user }: Line): Facts => ({
  of: { phone: number },
  ...(user !== undefined && { user: { text: user } }),
});

async function* entriesOf(wanted: InstalmentsWanted, outside: Outside): AsyncIterable<Entry> {
  for await (const instalment of outside.rows(instalments, wanted)) yield entryOf(instalment);
}

function entryOf({ item, number, boughtOn, price, monthly, left, owed, nextOn, lastOn }: Instalment): Entry {
  return {
    money: { price, monthly, owed },
    facts: async () => ({
      item: { name: item },
      ...(number !== undefined && { number: { phone: number } }),
      boughtOn: { day: boughtOn },
      left: { count: left },
      ...(nextOn !== undefined && { nextOn: { day: nextOn } }),
      lastOn: { day: lastOn },
    }),
  };
}
