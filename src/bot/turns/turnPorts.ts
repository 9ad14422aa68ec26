import type { Assistant } from '../../dialogs/assistant.js';
import type { Attachment } from '../../dialogs/conversation/activity.js';
import type { Services } from '../../dialogs/conversation/turn.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { Watch } from '../watch/watch.js';
import type { Pace } from './pace.js';

interface Offers {
  card(
    url: string,
    description: string,
    whose: { readonly account: string; readonly conversation: string },
  ): Promise<Attachment | undefined>;
}

/** What turns are carried out with. */
export interface TurnPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly services: Services;
  readonly assistant: Assistant;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
  /** Files that people of Teams may have in their OneDrive. Undefined: they get them by links, as elsewhere. */
  readonly offers?: Offers | undefined;
  /** Sees each turn. None: nobody watches. */
  readonly watch?: Watch;
  /** Is told what each turn has cost. None: nobody counts. */
  readonly pace?: Pick<Pace, 'spent'>;
  /** Notes a fault; gives the reference under which it stands in the log. */
  fault(error: unknown): string;
}
