import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { say } from './asked.js';

const KEY_BYTES = 32;
/** What a live installation needs that nobody should make up. Base64 where bytes are wanted; else what stands in an address as it is. */
const keys: Readonly<Record<string, { readonly form: 'base64' | 'base64url'; readonly what: string }>> = {
  SIGNING_KEY: { form: 'base64', what: 'signs the tokens of the chat' },
  PEPPER: { form: 'base64', what: 'is mixed into the hashes of passwords and PINs: with another one, none is right' },
  SEAL_KEY: { form: 'base64', what: 'seals what a conversation has to keep secret' },
  METRICS_TOKEN: { form: 'base64url', what: 'reads /metrics' },
  DATABASE_PASSWORD: {
    form: 'base64url',
    what: "the database's, for STORE_URL and compose.yaml; the program does not read it",
  },
};

/** Keys of a new installation. They go into a file and nowhere else. */
export function keysCommand(): Command {
  const command = new Command('keys').description('keys of an installation');
  command
    .command('new')
    .description('writes new keys into a new file that only its owner may read; none is shown')
    .argument('<file>', 'such as guichet.env; one that is there is not touched')
    .action(async (file: string) => {
      await written(file);
      say(`${Object.keys(keys).join(', ')}: written to ${file}. Keep a copy apart from the backups of the data.`);
    });
  return command;
}

async function written(file: string): Promise<void> {
  const lines = Object.entries(keys).map(
    ([name, { form, what }]) => `# ${what}\n${name}=${randomBytes(KEY_BYTES).toString(form)}\n`,
  );
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(lines.join('')).finally(() => handle.close());
  } catch (error) {
    if (!isThere(error)) throw error;
    throw new Error(`${file} is there: other keys would make every password in the store wrong`);
  }
}

const isThere = (error: unknown) => z.object({ code: z.literal('EEXIST') }).safeParse(error).success;
