import type { ImportKindName } from '../../../domain/imports/kinds.js';
import type { BackEnd } from '../client/backEnds.js';
import type { TmfApi } from '../client/client.js';
import type { InterfaceName } from '../client/interfaces.js';
import {
  billingAccount,
  blankCard,
  type Cells,
  company,
  freeNumber,
  productLine,
  type Reader,
  serviceLine,
} from './cells.js';

/** A page of what a back end has of a kind, in the columns of a file. */
export interface PulledPage {
  readonly rows: readonly Cells[];
  /** Those of the back end that are none of the kind, such as a product without a number. */
  readonly others: number;
  /** What each of the rows is known by there. */
  readonly ids: readonly string[];
  /** The same of the first of the whole page: one that comes again is told by it. */
  readonly first?: string | undefined;
  readonly next?: number | undefined;
  readonly total?: number | undefined;
}

/** Where a kind lies in a back end. */
export interface Source {
  readonly at: InterfaceName;
  readonly list: string;
  page(api: TmfApi, wanted: Wanted, signal: AbortSignal): Promise<PulledPage>;
  /** One of them by its id there: undefined where it is not there; no cells where it is none of the kind. */
  one(api: TmfApi, id: string, signal: AbortSignal): Promise<{ readonly cells: Cells | undefined } | undefined>;
}
interface Wanted {
  readonly offset: number;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

function source<T>(at: InterfaceName, list: string, { row, cells }: Reader<T>): Source {
  return {
    ...{ at, list },
    page: async (api, wanted, signal) => {
      const { rows, ids, next, total } = await api.page([list], row, wanted, signal);
      const read = rows.flatMap((one, place) => {
        const filled = cells(one);
        return filled === undefined ? [] : [{ filled, id: ids[place] ?? '' }];
      });
      return {
        ...{ rows: read.map(({ filled }) => filled), ids: read.map(({ id }) => id), others: rows.length - read.length },
        ...{ first: ids[0], next, total },
      };
    },
    one: async (api, id, signal) => {
      const found = await api.get([list, id], row, signal);
      return found === undefined ? undefined : { cells: cells(found) };
    },
  };
}

/** Where each kind is read, the best place first. */
const sources: Readonly<Partial<Record<ImportKindName, readonly Source[]>>> = {
  organisations: [source('TMF632', 'organization', company)],
  'billing-accounts': [source('TMF666', 'billingAccount', billingAccount)],
  lines: [source('TMF637', 'product', productLine), source('TMF638', 'service', serviceLine)],
  'sim-cards': [source('TMF639', 'resource', blankCard)],
  numbers: [source('TMF639', 'resource', freeNumber)],
};

/** Where a back end has a kind; undefined where none of its interfaces does. */
export const sourceOf = (backEnd: BackEnd, kind: ImportKindName): Source | undefined =>
  sources[kind]?.find(({ at }) => backEnd.has(at));
