import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import { roles, STAFF } from '../records/account.js';
import type { Tables } from '../records/tables.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

/** Ends the sign-ins of an account; gives how many. Their streams end with them: the store tells of what is removed. */
export async function endSessionsOf({ sessions }: Pick<Tables, 'sessions'>, account: string): Promise<number> {
  const present = await sessions.where({ account });
  for (const { id } of present) await sessions.remove(id);
  return present.length;
}

const Input = z.object({ session: z.string().optional() });

/** One's own sign-ins are ended: one of them, or all of them everywhere. */
export const endSessions = command<z.output<typeof Input>>({
  name: 'account.endSessions',
  allowed: [...roles, STAFF],
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  run: async (work) => {
    const { tables, actor, input } = work;
    const found = input.session === undefined ? undefined : await tables.sessions.get(input.session);
    if (input.session !== undefined && found?.account !== actor.account) return refuse('session.unknown');
    if (found !== undefined) await tables.sessions.remove(found.id);
    return done(work, found === undefined ? await endSessionsOf(tables, actor.account) : 1);
  },
});

const done = ({ ids, actor }: Pick<Work<unknown>, 'ids' | 'actor'>, count: number) =>
  ok({
    reference: ids.code(REFERENCE_LENGTH),
    subject: `account:${actor.account}`,
    facts: { sessions: { count } },
  });
