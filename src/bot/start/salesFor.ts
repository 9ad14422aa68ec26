import type { Operator } from '../../domain/operator/index.js';
import type { Config } from './config.js';

/**
 * The operators, of which some have a back end that carries out what their points of sale sell: one that knows people (TMF632) and takes
 * orders of products (TMF622).
 */
export function withSales(
  { tmf }: Pick<Config, 'tmf'>,
  operators: ReadonlyMap<string, Operator>,
): ReadonlyMap<string, Operator> {
  const has = new Set(
    tmf.flatMap(({ operator, interfaces }) => (interfaces.TMF622 && interfaces.TMF632 ? [operator] : [])),
  );
  const sells = (id: string, { pointOfSale }: Operator) => pointOfSale !== undefined && has.has(id);
  return new Map([...operators].map(([id, one]) => [id, sells(id, one) ? { ...one, sellsByOrders: true } : one]));
}
