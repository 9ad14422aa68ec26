import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Request } from '../../domain/records/request.js';
import { answerRequest, closeRequest } from '../../domain/tickets/requests.js';

export interface RequestPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** A request as the operator's staff reads it, with who asked. */
export interface RequestEntry extends Omit<Request, 'id' | 'account' | 'conversation'> {
  readonly name: string;
  readonly login: string;
}

/** What the operator's staff does with requests (B6), at the console. Throws what cannot be done. */
export interface RequestOperations {
  /** Those that are not closed, oldest first. */
  list(): Promise<readonly RequestEntry[]>;
  /** Adds an answer, which is told in the conversation where it was asked for. Gives the reference. */
  answer(answer: { readonly reference: string; readonly text: string }): Promise<string>;
  close(reference: string): Promise<string>;
}

/** The same over a store: the running program's sends the news at once. */
export function requestOperations({ store, clock, ids, operatorOf }: RequestPorts): RequestOperations {
  return {
    list: () =>
      store.read(async ({ requests, accounts }) => {
        const states = ['open', 'answered'] as const;
        const found = (await Promise.all(states.map((state) => requests.where({ state })))).flat();
        const oldestFirst = found.sort((a, b) => a.at.localeCompare(b.at));
        return Promise.all(
          oldestFirst.map(async ({ id: _id, account: by, conversation: _in, ...request }) => {
            const account = await accounts.get(by);
            return { ...request, name: account?.name ?? '', login: account?.login ?? '' };
          }),
        );
      }),
    answer: ({ reference, text }) =>
      store.transaction(async (tables) => {
        await answerRequest({ tables, ids, now: clock.now(), operatorOf }, reference, text);
        return reference;
      }),
    close: (reference) =>
      store.transaction(async (tables) => {
        await closeRequest({ tables, ids, now: clock.now(), operatorOf }, reference);
        return reference;
      }),
  };
}
