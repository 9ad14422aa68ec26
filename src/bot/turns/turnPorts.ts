import type { Assistant } from '../../dialogs/assistant.js';
import type { Services } from '../../dialogs/conversation/turn.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Language } from '../../domain/terms/language.js';
import type { Words } from '../../speech/words.js';

/** What turns are carried out with. */
export interface TurnPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly services: Services;
  readonly assistant: Assistant;
  words(language: Language, operator: string): Words;
  operatorOf(id: string): Operator;
  /** Notes a fault; gives the reference under which it stands in the log. */
  fault(error: unknown): string;
}
