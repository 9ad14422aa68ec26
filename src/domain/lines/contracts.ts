import type { Asking } from '../door/asking.js';
import type { Contract, ContractKind } from '../records/contract.js';
import type { Line } from '../records/line.js';

/** The contracts of the company that is worked for. */
export async function contractsOf({
  tables,
  actor: { organisation },
}: Pick<Asking, 'tables' | 'actor'>): Promise<Contract[]> {
  return organisation === undefined ? [] : tables.contracts.where({ organisation });
}

/** The company's contract with this number; another company's is none. */
export const contractNamed = async (asking: Pick<Asking, 'tables' | 'actor'>, number: string) =>
  (await contractsOf(asking)).find((contract) => contract.number === number);

/** The contract that a line belongs to: the one for its billing account. */
export const contractFor = (
  contracts: readonly Contract[],
  { billingAccount }: Pick<Line, 'billingAccount'>,
): Contract | undefined => contracts.find(({ billingAccounts }) => billingAccounts.includes(billingAccount));

/** How something of a contract is named where it is shown: "0000010001 plan data50". */
export const contractItem = (
  { number }: Pick<Contract, 'number'>,
  { kind, id }: { readonly kind: ContractKind; readonly id: string },
): string => [number, kind, id].join(' ');
