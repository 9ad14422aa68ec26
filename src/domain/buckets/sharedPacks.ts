import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { contractItem, contractsOf } from '../lines/contracts.js';
import { sharersOf } from '../lines/groupPacks.js';
import type { GroupPack } from '../operator/index.js';
import type { Contract } from '../records/contract.js';
import type { Line } from '../records/line.js';
import { choose, inLanguage } from '../terms/choices.js';

/** A group pack of a contract, with the lines that share it. */
export interface SharedPack {
  /** As it is named where the contract is shown. */
  readonly value: string;
  readonly contract: Contract;
  readonly pack: GroupPack;
  readonly lines: readonly Line[];
}

/** The packs of the company that lines share, contract by contract. */
export async function sharedPacks(asking: Asking): Promise<SharedPack[]> {
  const contracts = await contractsOf(asking);
  const all = contracts.flatMap((contract) =>
    asking.operator.catalogue.groupPacks.map(async (pack) => ({
      ...{ value: contractItem(contract, { kind: 'pack', id: pack.id }), contract, pack },
      lines: await sharersOf(asking, contract, pack.id),
    })),
  );
  return (await Promise.all(all)).filter(({ lines }) => lines.length > 0);
}

/** The same to choose one of. A single one is not asked for. */
export const sharedPackChoices = list(async (asking, _, find) => {
  const shared = await sharedPacks(asking);
  const several = new Set(shared.map(({ contract }) => contract.number)).size > 1;
  return choose(
    shared.map(({ value, contract: { number }, pack, lines }) => {
      const name = inLanguage(pack.name, find.language);
      return {
        ...{ value, title: several ? `${name} (${number})` : name },
        also: [name, ...(pack.also?.[find.language] ?? [])],
        facts: [{ counted: 'lines' as const, count: lines.length }],
        ...(shared.length === 1 && { certain: true as const }),
      };
    }),
    find,
  );
});
