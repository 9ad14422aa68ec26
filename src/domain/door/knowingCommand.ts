import type { z } from 'zod';
import type { Asking } from './asking.js';
import { type Command, command, type Work } from './command.js';
import type { Knowing } from './knowing.js';

/** A command that knows `K` when it promises and when it runs. */
type Definition<I, K> = Omit<Command<I>, 'knows' | 'run' | 'promises'> & {
  readonly knows: Knowing<I> & { readonly as: z.ZodType<K> };
  promises(asking: Asking & { readonly input: I; readonly known: K }): ReturnType<NonNullable<Command<I>['promises']>>;
  run(work: Work<I> & { readonly known: K }): ReturnType<Command<I>['run']>;
};

/** A command that has to know what another system keeps: it is read by its schema, as all that comes from there. */
export const knowingCommand = <I, K>({ knows, promises, run, ...rest }: Definition<I, K>): Command<I> =>
  command<I>({
    ...rest,
    knows,
    promises: (asking) => promises({ ...asking, known: knows.as.parse(asking.known) }),
    run: (work) => run({ ...work, known: knows.as.parse(work.known) }),
  });
