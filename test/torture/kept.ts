import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { World } from './world.js';

const Sms = z.object({ text: z.string() });
const CODE = /(?<!\w)\d{6,8}(?!\w)/;

/** The tables that hold what was said, done or sent. */
const spoken = [
  'receipts',
  'audit',
  'outbox',
  'drafts',
  'requests',
  'orders',
  'approvals',
  'secretCodes',
  'disclosures',
] as const;

/** Secrets that are kept in a table, a line each: PINs, PUK codes that were shown, and the secret codes that went out by SMS. */
export async function keptSecrets(world: World): Promise<string[]> {
  const rows = await world.app.store.read(async (tables) =>
    Promise.all(spoken.map(async (table) => [table, JSON.stringify(await tables[table].where({}))] as const)),
  );
  const pins = world.people.flatMap(({ pin }) => (pin === undefined ? [] : [pin]));
  const secrets = [...new Set([...pins, ...world.shownCodes, ...(await sentCodes(world))])].map(
    (one) => new RegExp(`(?<!\\w)${one}(?!\\w)`),
  );
  return rows.flatMap(([table, json]) =>
    secrets.flatMap((secret) => (secret.test(json) ? [`a secret is kept in ${table}`] : [])),
  );
}

async function sentCodes({ folder }: World): Promise<string[]> {
  // One that is just being written is a draft, which is gone a moment later.
  const names = (await readdir(join(folder, 'sms')).catch(() => [])).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(
    names.slice(-20).map(async (name) => {
      const sms = Sms.safeParse(JSON.parse(await readFile(join(folder, 'sms', name), 'utf8')));
      return sms.success ? sms.data.text : '';
    }),
  );
  return texts.flatMap((text) => CODE.exec(text) ?? []);
}
