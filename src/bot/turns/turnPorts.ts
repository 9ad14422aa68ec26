import type { Assistant } from '../../dialogs/assistant.js';
import type { Services } from '../../dialogs/conversation/turn.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { SpeakerOf } from '../../speech/speaker.js';

/** What turns are carried out with. */
export interface TurnPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly services: Services;
  readonly assistant: Assistant;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
  /** Notes a fault; gives the reference under which it stands in the log. */
  fault(error: unknown): string;
}
