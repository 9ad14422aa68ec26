import { z } from 'zod';
import { contractItem } from '../lines/contracts.js';
import type { Operator } from '../operator/index.js';
import { type Contract, type ContractKind, contractKinds } from '../records/contract.js';
import type { OneFact } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';
import type { Money } from '../terms/money.js';
import { thing } from '../terms/thing.js';

/** Something that a contract has or may have: a plan, an option, a group pack. */
export interface ContractItem {
  readonly kind: ContractKind;
  readonly id: string;
  readonly name: LocalText;
  /** What people call it as well, in whatever language. */
  readonly also: readonly string[];
  readonly price?: Money | undefined;
}

/** Something that a contract is to have: the contract's number, and the thing in the catalogue. */
export const WantedItem = z.object({ contract: z.string(), kind: z.enum(contractKinds), id: z.string() });
export type WantedItem = z.output<typeof WantedItem>;

/** All that the operator sells for lines, in its order. */
export function itemsOf({ catalogue }: Operator): ContractItem[] {
  const { plans, options, groupPacks } = catalogue;
  return [
    ...plans.map(({ id, name, also = [], price }) => ({ kind: 'plan' as const, id, name, also, price })),
    ...options.map(({ also = {}, ...one }) => ({ kind: 'option' as const, ...named(one), also: allOf(also) })),
    ...groupPacks.map(({ also = {}, ...one }) => ({ kind: 'pack' as const, ...named(one), also: allOf(also) })),
  ];
}

const named = ({ id, name, price }: Pick<ContractItem, 'id' | 'name' | 'price'>) => ({ id, name, price });
const allOf = (also: Readonly<Record<string, string[]>>): string[] => Object.values(also).flat();

/** Where a contract keeps things of a kind. */
export const listOf = { plan: 'plans', option: 'options', pack: 'packs' } as const satisfies Record<
  ContractKind,
  keyof Contract
>;

/** Whether a contract has something. */
export const has = (contract: Contract, { kind, id }: Pick<ContractItem, 'kind' | 'id'>): boolean =>
  contract[listOf[kind]].includes(id);

/** The same as it is shown. */
export const standing = (contract: Contract, item: Pick<ContractItem, 'kind' | 'id'>): OneFact => ({
  word: has(contract, item) ? 'inContract' : 'notInContract',
});

/** Something of a contract, where it is shown, and how many lines share it. */
export const contractItemShown = thing<{ readonly has: boolean; readonly sharing: number }>('something of a contract');

/** The parts of its name. Throws where it is not named so: it comes from a list of ours. */
export function itemParts(value: string): WantedItem {
  const [contract, kind, id] = value.split(' ');
  return WantedItem.parse({ contract, kind, id });
}

/** Something of a contract as it is shown. */
export const shownItem = (contract: Contract, item: Pick<ContractItem, 'kind' | 'id'>, sharing = 0) =>
  contractItemShown.shown(contractItem(contract, item), { has: has(contract, item), sharing });
