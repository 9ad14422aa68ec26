import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Person } from './people.js';
import type { Plan, Question } from './server.js';

const script = fileURLToPath(new URL('server.js', import.meta.url));
const Ready = z.object({ url: z.string() });
const Usage = z.object({ cpu: z.number(), heap: z.number() });
/** Milliseconds of CPU since its start; bytes of heap after a garbage collection. */
export type Usage = z.output<typeof Usage>;

/** A bot's server in another process. */
export interface Served extends z.output<typeof Ready> {
  usage(): Promise<Usage>;
  /** Lets so many more people in. */
  admit(count: number): Promise<Person[]>;
  /** Stops it and waits for its end. */
  stop(): Promise<void>;
}

/** Starts the bot's server. `options`: further ones for Node. */
export async function serve(plan: Plan, options: readonly string[] = []): Promise<Served> {
  const execArgv = ['--expose-gc', '--enable-source-maps', ...options];
  const child = fork(script, [JSON.stringify(plan)], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the server of ${plan.bot} ended with ${code}`);
  });
  died.catch(() => {});
  const heard = async () => (await Promise.race([once(child, 'message'), died]))[0];
  const ask = (question: Question): Promise<unknown> => {
    const answer = heard();
    child.send(question);
    return answer;
  };
  const ready = Ready.parse(await heard());
  return {
    ...ready,
    usage: async () => Usage.parse(await ask('usage')),
    admit: async (admit) => z.array(Person).parse(await ask({ admit })),
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}
