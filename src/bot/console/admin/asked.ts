import type { z } from 'zod';
import { askControl } from '../../control/socket.js';
import { loadConfig } from '../../start/config.js';
import { printable } from '../printable.js';

/** Asks the running program, which holds the store. Throws what it refuses. */
export async function asked<T>(name: string, input: object, answer: z.ZodType<T>): Promise<T> {
  const said = await askControl(loadConfig(process.env).dataDir, name, input);
  if (said === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  if ('problem' in said) throw new Error(said.problem);
  return answer.parse(said.answer);
}

export const say = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`);
};
