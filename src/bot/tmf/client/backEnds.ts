import type { Log } from '../../log.js';
import type { Watch } from '../../watch/watch.js';
import { type ApiParts, makeApi, type TmfApi } from './client.js';
import type { InterfaceName } from './interfaces.js';
import type { TmfSettings } from './settings.js';
import { makeTokens } from './tokens.js';
import { makeAgent } from './transport.js';

/** An operator's back end. */
export interface BackEnd {
  readonly operator: string;
  readonly settings: TmfSettings;
  /** Whether that interface is configured. */
  has(name: InterfaceName): boolean;
  /** The interface; the same one each time, so that all calls of it are counted together. Throws `TmfProblem` where it is not configured. */
  api(name: InterfaceName): TmfApi;
}

/** The back ends of all operators that have one. */
export interface BackEnds {
  readonly all: readonly BackEnd[];
  of(operator: string): BackEnd | undefined;
  /** Ends their connections. */
  close(): Promise<void>;
}

export function makeBackEnds(
  settings: readonly TmfSettings[],
  log: Pick<Log, 'warn' | 'info'>,
  watch?: Watch,
): BackEnds {
  const made = settings.map((one) => makeBackEnd(one, { log, watch }));
  return {
    all: made.map(({ backEnd }) => backEnd),
    of: (operator) => made.find(({ backEnd }) => backEnd.operator === operator)?.backEnd,
    close: async () => {
      await Promise.all(made.map(({ close }) => close()));
    },
  };
}

function makeBackEnd(settings: TmfSettings, parts: Pick<ApiParts, 'log' | 'watch'>) {
  const agent = makeAgent(settings);
  const tokens = makeTokens(settings.oauth, agent, settings.within);
  const apis = new Map<InterfaceName, TmfApi>();
  const backEnd: BackEnd = {
    ...{ operator: settings.operator, settings },
    has: (name) => settings.interfaces[name] !== undefined,
    api: (name) => {
      const known = apis.get(name) ?? makeApi(name, { settings, dispatcher: agent, tokens, ...parts });
      apis.set(name, known);
      return known;
    },
  };
  return { backEnd, close: () => agent.destroy() };
}
