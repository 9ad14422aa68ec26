import type { BackEnds } from '../client/backEnds.js';
import { makeTmfNetwork, type NetworkParts, type TmfNetwork } from './tmfNetwork.js';

/** The networks of the back ends that take orders, by the operator. Service orders alone are none: the settings refuse them. */
export const tmfNetworks = (
  backEnds: BackEnds,
  parts: Omit<NetworkParts, 'backEnd'>,
): ReadonlyMap<string, TmfNetwork> =>
  new Map(
    backEnds.all
      .filter((backEnd) => backEnd.has('TMF622'))
      .map((backEnd) => [backEnd.operator, makeTmfNetwork({ ...parts, backEnd })]),
  );
