import type { BackEnds } from '../client/backEnds.js';
import { makeTmfNetwork, type NetworkParts, type TmfNetwork } from './tmfNetwork.js';

/** The networks of the back ends that take orders, by the operator: services and products, or neither. */
export const tmfNetworks = (
  backEnds: BackEnds,
  parts: Omit<NetworkParts, 'backEnd'>,
): ReadonlyMap<string, TmfNetwork> =>
  new Map(
    backEnds.all
      .filter((backEnd) => backEnd.has('TMF641') && backEnd.has('TMF622'))
      .map((backEnd) => [backEnd.operator, makeTmfNetwork({ ...parts, backEnd })]),
  );
