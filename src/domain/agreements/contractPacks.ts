import type { Asking } from '../door/asking.js';
import { shareFact, sharersOf } from '../lines/groupPacks.js';
import type { GroupPack } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import type { Facts } from '../terms/fact.js';
import type { ShownList } from '../terms/shown.js';
import { shownItem, standing } from './contractItems.js';

/** The operator's group packs: what a line costs and brings in each, how many share it, and whether the contract has it. */
export async function packRows(asking: Asking, found: Contract): Promise<ShownList> {
  const packs = asking.operator.catalogue.groupPacks;
  const sharing = await Promise.all(packs.map(async ({ id }) => (await sharersOf(asking, found, id)).length));
  return {
    rows: packs.map((pack, at) => packFacts(found, pack, sharing[at] ?? 0)),
    rowsGiven: packs.map(({ id }, at) => shownItem(found, { kind: 'pack', id }, sharing[at])),
    total: packs.length,
  };
}

const packFacts = (found: Contract, pack: GroupPack, sharing: number): Facts => ({
  pack: { name: pack.name },
  share: shareFact(pack),
  price: { money: pack.price, per: 'month' },
  state: standing(found, { kind: 'pack', id: pack.id }),
  ...(sharing > 0 && { sharing: { count: sharing } }),
});
