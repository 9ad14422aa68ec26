import type { Asking } from '../door/asking.js';
import { command, type Work } from '../door/command.js';
import { list } from '../door/list.js';
import { contractItem, contractNamed, contractsOf } from '../lines/contracts.js';
import { ruled } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import { type Choice, choose, type Find, inLanguage } from '../terms/choices.js';
import type { Facts, OneFact } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { type ContractItem, has, itemsOf, listOf, WantedItem } from './contractItems.js';

/** What the company's contracts do not have yet. Whoever asks for something that is there already is told so. */
export const missingItems = list(async (asking, _, find) => {
  const contracts = await contractsOf(asking);
  const all = contracts.flatMap((contract) =>
    itemsOf(asking.operator).map((item) => choiceOf(contract, item, { find, several: contracts.length > 1 })),
  );
  const open = all.filter(({ closed }) => closed === undefined);
  const browsed = find.text === undefined && find.value === undefined && open.length > 0;
  return choose(browsed ? open : all, find);
});

function choiceOf(
  contract: Contract,
  item: ContractItem,
  of: { readonly find: Find; readonly several: boolean },
): Choice {
  const name = inLanguage(item.name, of.find.language);
  const { number } = contract;
  const closed = alreadyIn(contract, item);
  return {
    value: contractItem(contract, item),
    title: of.several ? `${name} (${number})` : name,
    also: [name, ...item.also],
    ...(item.price && { facts: [{ money: item.price, per: 'month' as const }] }),
    ...(closed && { closed }),
  };
}

const alreadyIn = (contract: Contract, item: ContractItem): Problem | undefined =>
  has(contract, item)
    ? { code: 'contract.has', details: { item: { name: item.name }, number: contract.number } }
    : undefined;

/**
 * Telenet guide (T21): a plan, an option or a group pack that is not in the contract yet is added to it. It costs nothing by itself:
 * what lines get of it costs what the contract says.
 */
export const addToContract = command<WantedItem>({
  name: 'contract.add',
  allowed: ['fleetManager'],
  offered: ruled('contracts'),
  proof: 'none',
  input: WantedItem,
  subject: ({ contract }) => `contract:${contract}`,
  run: async (work) => {
    const wanted = await wantedOf(work, work.input);
    if (!wanted.ok) return wanted;
    const { contract, item } = wanted.value;
    const kept = await held(work, contract);
    const closed = alreadyIn(kept, item);
    if (closed !== undefined) return { ok: false, problem: closed };
    const name = listOf[item.kind];
    await work.tables.contracts.put({ ...kept, [name]: [...kept[name], item.id] });
    return ok({ reference: work.ids.code(REFERENCE_LENGTH), facts: factsOf(contract, item) });
  },
});

/** Nobody else changes it before this is done. */
async function held({ tables }: Work<WantedItem>, { id }: Contract): Promise<Contract> {
  const contract = await tables.contracts.get(id);
  if (contract === undefined) throw new Error('a contract has gone while it was changed');
  return contract;
}

/** What is meant, and of which contract of the company. Another company's is as unknown as one that nobody has. */
async function wantedOf(
  asking: Asking,
  { contract: number, kind, id }: WantedItem,
): Promise<Result<{ readonly contract: Contract; readonly item: ContractItem }>> {
  const item = itemsOf(asking.operator).find((one) => one.kind === kind && one.id === id);
  const contract = await contractNamed(asking, number);
  return item === undefined || contract === undefined ? refuse('value.choice') : ok({ contract, item });
}

const factsOf = ({ number }: Contract, { name, price }: ContractItem): Facts => ({
  contract: { text: number },
  item: { name },
  ...(price && { price: monthly(price) }),
});

const monthly = (money: NonNullable<ContractItem['price']>): OneFact => ({ money, per: 'month' });
