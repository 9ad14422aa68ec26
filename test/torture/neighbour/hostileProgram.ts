// One hostile account, in a process of its own: what it needs of the processor is not what the others wait for.
import { z } from 'zod';
import { hostile } from './hostile.js';

const Who = z.object({
  ...{ url: z.string(), operator: z.string(), login: z.string(), password: z.string() },
  ...{ cookie: z.string(), token: z.string(), conversationId: z.string() },
});

let running: ReturnType<typeof hostile> | undefined;
process.on('message', (message) => {
  if (message === 'stop') void running?.stop().then((suffered) => process.send?.(suffered, () => process.exit(0)));
  else running = hostile(Who.parse(message));
});
