import { type HistoryDesk, makeHistoryDesk } from './accounts/historyDesk.js';
import { type CurrentOrganisation, currentOrganisation, otherOrganisations } from './accounts/organisations.js';
import type { Clock, Store } from './door/ports.js';
import { scopedReads } from './door/scope.js';
import { type LineDesk, type LineDeskPorts, makeLineDesk } from './lines/desk.js';
import { type LineChoices, makeLineChoices } from './lines/find/choices.js';
import { type Operator, type PointOfSale, pointOfSaleOf } from './operator/index.js';
import { makeOrderDesk, type OrderDesk } from './orders/desk.js';
import type { Actor } from './records/account.js';
import type { ReadTables } from './records/tables.js';
import { renewalTypeChoices, subscriptionOf } from './sales/renewal.js';
import { type Books, commissionsOf, type SalesWanted, transactionsOf } from './sales/reports.js';
import { balanceOf } from './sales/wallet.js';
import { type Choice, type Choices, choose, type Find, inLanguage } from './terms/choices.js';
import type { Language } from './terms/language.js';
import type { Money, Rate } from './terms/money.js';
import { ok, type Result, refuse } from './terms/result.js';
import type { Rows, ShownList } from './terms/shown.js';
import { makeRequestDesk, type RequestDesk } from './tickets/desk.js';

/** What the guide's header shows (K1): who is there, and for those who have a wallet its balances and the rate. */
export interface Header {
  readonly name: string;
  readonly wallet?: { readonly balances: readonly Money[]; readonly rate: Rate };
}

/** What procedures may look up while they ask. Reads only: every change goes through a command. */
export interface Desk extends LineDesk, LineChoices, OrderDesk, RequestDesk, HistoryDesk {
  /** An agent's account currencies; those that packages are not paid from are closed (K2, K4: "select USD"). */
  accounts(who: Actor, find: Find): Promise<Choices>;
  categories(who: Actor, find: Find): Promise<Choices>;
  /** The packages of a category, with price and duration. */
  offers(who: Actor, category: string, find: Find): Promise<Choices>;
  documentTypes(who: Actor, find: Find): Promise<Choices>;
  countries(who: Actor, find: Find): Promise<Choices>;
  /** The number as it is kept, when it looks like one of this type. */
  documentNumber(who: Actor, type: string, typed: string): Result<string>;
  /** An activation number that a subscription of the operator has. */
  activationNumber(who: Actor, typed: string): Promise<Result<string>>;
  /** The types of resubscription; those that do not go with this package on this subscription are closed (K4). */
  renewalTypes(who: Actor, offer: string, activationNumber: string, find: Find): Promise<Choices>;
  /** What the operator calls registrations and resubscriptions. */
  saleKinds(who: Actor, find: Find): Promise<Choices>;
  /** The agent's own sales (K5). */
  transactions(who: Actor, wanted: SalesWanted, rows: Rows): Promise<ShownList>;
  /** What the agent's own sales earned (K6). */
  commissions(who: Actor, wanted: SalesWanted, rows: Rows): Promise<ShownList>;
  header(who: Actor): Promise<Header>;
  /** The company that is worked for now; undefined for accounts that have none. */
  organisation(who: Actor): Promise<CurrentOrganisation | undefined>;
  /** The other companies that the account may work for (C4). */
  otherOrganisations(who: Actor, find: Find): Promise<Choices>;
}

/** The desk over operators' data and the store. */
export function makeDesk(operatorOf: (id: string) => Operator, store: Store, clock: Clock): Desk {
  const pos = (who: Actor) => pointOfSaleOf(operatorOf(who.operator));
  const catalogue = (who: Actor) => operatorOf(who.operator).catalogue;
  const look = <T>(who: Actor, from: (books: Books) => Promise<T>) =>
    store.read((all) => from({ tables: scopedReads(all, who), operator: operatorOf(who.operator), who }));
  const ports: LineDeskPorts = {
    operatorOf,
    now: () => clock.now(),
    read: (who, work) => store.read((all) => work(scopedReads(all, who))),
  };
  return {
    ...makeLineDesk(ports),
    ...makeLineChoices(ports),
    ...makeOrderDesk({ store, now: ports.now }),
    ...makeRequestDesk({ store, operatorOf }),
    ...makeHistoryDesk({ store, operatorOf }),
    accounts: async (who, find) => choose(pos(who).wallet.currencies.map(accountChoice(pos(who))), find),
    categories: async (who, find) =>
      choose(
        catalogue(who).categories.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
        find,
      ),
    offers: async (who, category, find) => {
      const offers = catalogue(who).offers.filter((offer) => offer.category === category);
      return choose(
        offers.map(({ id, name, price }) => ({
          value: id,
          title: inLanguage(name, find.language),
          facts: [{ money: price }],
        })),
        find,
      );
    },
    documentTypes: async (who, find) =>
      choose(
        pos(who).documentTypes.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
        find,
      ),
    countries: async (who, find) => choose(countryChoices(operatorOf(who.operator), find), find),
    documentNumber: (who, type, typed) => documentNumberOf(operatorOf(who.operator), type, typed),
    activationNumber: (who, typed) =>
      look(who, async ({ tables }) => {
        const found = await subscriptionOf(tables, typed);
        return found.ok ? ok(typed) : found;
      }),
    renewalTypes: (who, offer, activationNumber, find) =>
      look(who, async ({ tables, operator }) => {
        const found = await subscriptionOf(tables, activationNumber);
        const subscription = found.ok ? found.value : undefined;
        return choose(renewalTypeChoices(operator, offer, subscription, find.language), find);
      }),
    saleKinds: async (who, find) =>
      choose(
        Object.entries(pos(who).saleKinds).map(([id, name]) => ({ value: id, title: inLanguage(name, find.language) })),
        find,
      ),
    transactions: (who, wanted, rows) => look(who, (books) => transactionsOf(books, wanted, rows)),
    commissions: (who, wanted, rows) => look(who, (books) => commissionsOf(books, wanted, rows)),
    organisation: (who) => look(who, ({ tables }) => currentOrganisation(tables, who)),
    otherOrganisations: (who, find) => look(who, ({ tables }) => otherOrganisations(tables, who, find)),
    header: async (who) => store.read((tables) => headerOf(tables, who, operatorOf(who.operator).pointOfSale)),
  };
}

async function headerOf(tables: ReadTables, who: Actor, pointOfSale: PointOfSale | undefined): Promise<Header> {
  const account = await tables.accounts.get(who.account);
  const name = account?.name ?? '';
  const wallets = await tables.wallets.where({ account: who.account });
  if (pointOfSale === undefined || wallets.length === 0) return { name };
  const { currencies, rate } = pointOfSale.wallet;
  const shown = currencies.filter((currency) => currency === rate.from || currency === rate.to);
  const balances = await Promise.all(shown.map((currency) => balanceOf(tables, who.account, currency)));
  return { name, wallet: { balances, rate } };
}

/** A document's number in capitals, when it looks like one of its type; else what one looks like. */
export function documentNumberOf(operator: Operator, type: string, typed: string): Result<string> {
  const found = pointOfSaleOf(operator).documentTypes.find(({ id }) => id === type);
  if (found === undefined) return refuse('value.choice');
  const bare = typed.toUpperCase().replaceAll(/[\s./-]/g, '');
  return found.pattern.test(bare) ? ok(bare) : refuse('value.documentNumber', { example: found.example });
}

const accountChoice =
  ({ wallet }: PointOfSale) =>
  (currency: string): Choice =>
    currency === wallet.sellsIn
      ? { value: currency, title: currency, preset: true }
      : {
          value: currency,
          title: currency,
          closed: { code: 'account.notForPackages', details: { currency: wallet.sellsIn } },
        };

/** By language, an operator's countries: to name and to sort them takes longer than all else that the list needs. */
const countryLists = new WeakMap<Operator, Map<Language, readonly Choice[]>>();

function countryChoices(operator: Operator, { language }: Find): readonly Choice[] {
  const lists = countryLists.get(operator) ?? new Map<Language, readonly Choice[]>();
  const list = lists.get(language) ?? countriesIn(operator, language);
  countryLists.set(operator, lists.set(language, list));
  return list;
}

/** The operator's own country first and preset, the others by name. */
function countriesIn(operator: Operator, language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const { compare } = new Intl.Collator(language);
  const own = operator.profile.country;
  const others = pointOfSaleOf(operator)
    .countries.filter((code) => code !== own)
    .map((code) => ({ value: code, title: names.of(code) ?? code }))
    .sort((a, b) => compare(a.title, b.title));
  return [{ value: own, title: names.of(own) ?? own, preset: true }, ...others];
}
