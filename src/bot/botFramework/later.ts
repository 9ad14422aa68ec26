import { postAgain } from '../../domain/door/outbox.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { MessagesDeps } from './messages.js';

export interface LaterPorts {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operators: ReadonlyMap<string, Operator>;
}

/** The call that is being made has as long: mostly it has handed everything over by then. */
const AFTER_MS = 30_000;

/** Writes down that a conversation's answers are to be handed over: the outbox does it, and tries again for as long as it does anything. */
export const makeLater =
  ({ store, clock, ids, operators }: LaterPorts): MessagesDeps['later'] =>
  async ({ conversation, operator: id }) => {
    const operator = operators.get(id);
    if (operator === undefined) throw new Error('an operator that is not served has no conversations');
    const now = clock.now();
    await store.transaction((tables) =>
      postAgain(
        { tables, ids, now, operator, commandId: 'answers' },
        { kind: 'chat.answers', conversation },
        new Date(now.getTime() + AFTER_MS),
      ),
    );
  };
