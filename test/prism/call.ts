import type { BackEnd } from '../../src/bot/tmf/client/backEnds.js';
import type { InterfaceName } from '../../src/bot/tmf/client/interfaces.js';
import type { TmfServer } from '../support/tmf/server.js';

/** Something that our drivers ask or say, to be looked at on the way. */
export interface PrismCall {
  readonly at: InterfaceName;
  readonly name: string;
  /** Throws where the request or the answer is wrong. The back end has what is needed by then. */
  run(backEnd: BackEnd, server: TmfServer): Promise<void>;
}
