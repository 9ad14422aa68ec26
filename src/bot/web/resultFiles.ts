import { z } from 'zod';
import type { ResultLinks } from '../../dialogs/conversation/turn.js';
import type { Door } from '../../domain/door/execute.js';
import type { Store } from '../../domain/door/ports.js';
import { commandResult } from '../../domain/orders/commandResult.js';
import type { Account } from '../../domain/records/account.js';
import { Language } from '../../domain/terms/language.js';
import { resultFile } from '../../speech/resultFile.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';

/** How long an address is good: a fresh one is a press away. */
const minutes = 10;
const audience = 'guichet/result';
/** Where results are fetched: the token stands in the query, which no log line has. */
export const resultPath = '/files/result';

const Claims = z.object({
  receipt: z.string(),
  operator: z.string(),
  account: z.string(),
  conversation: z.string(),
  language: Language,
});

/** A file that is made as it is fetched. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Results of commands over lines as files: nothing is kept but the receipt. See docs/adr/0005-result-files.md. */
export interface ResultFiles extends ResultLinks {
  /** The file that a token is for; undefined: the token is forged or expired, or the receipt is not its account's. */
  open(token: string): Promise<MadeFile | undefined>;
  /** The same for whoever is signed in, of a command of their own. */
  of(command: string, owner: Owner, language: Language): Promise<MadeFile | undefined>;
}

export interface ResultPorts extends SigningPorts {
  readonly door: Pick<Door, 'receiptOf' | 'ask'>;
  readonly store: Store;
  /** Our own address, as people reach it. */
  readonly origin: () => string;
  readonly speaker: SpeakerOf;
}

/** Results over the store's receipts. */
export function createResultFiles(ports: ResultPorts): ResultFiles {
  const { clock, origin } = ports;
  const signed = createSignedTokens(ports, audience);
  return {
    minutes,
    link: async (receipt, { operator, account, conversation }, language) => {
      const now = Math.floor(clock.now().getTime() / 1000);
      const claims: z.output<typeof Claims> = { receipt, operator, account, conversation, language };
      const token = await signed.sign(claims, now, now + minutes * 60);
      return `${origin()}${resultPath}?${new URLSearchParams({ t: token })}`;
    },
    open: async (token) => {
      const { data } = Claims.safeParse(await signed.open(token));
      return data && madeFor(ports, data);
    },
    of: (command, owner, language) => makeFile(ports, command, owner, language),
  };
}

/** Whose result it is. */
type Owner = Pick<Account, 'operator'> & { readonly account: string };

/** The link is for the conversation that the receipt was given in. */
async function madeFor(ports: ResultPorts, claims: z.output<typeof Claims>): Promise<MadeFile | undefined> {
  const { receipt: id, language, ...owner } = claims;
  const receipt = await ports.door.receiptOf(id, owner);
  return receipt && makeFile(ports, receipt.id, owner, language);
}

/** An account that was removed, or has lost the company, has no files any more, whatever its links say. */
async function makeFile(
  { store, door, speaker: speakerOf }: ResultPorts,
  command: string,
  { operator, account: id }: Owner,
  language: Language,
): Promise<MadeFile | undefined> {
  const { account, lines } = await store.read(async ({ accounts, audit }) => ({
    account: await accounts.get(id),
    lines: await audit.where({ commandId: command }),
  }));
  const organisation = lines.find((line) => line.account === id)?.organisation;
  if (account?.operator !== operator || (organisation !== undefined && !account.organisations?.includes(organisation)))
    return undefined;
  const actor = { account: id, operator, role: account.role, organisation, channel: 'file', conversation: '' };
  const found = await door.ask({ query: commandResult, input: { command }, actor });
  if (!found.ok || found.value === undefined) return undefined;
  const speaker = speakerOf(language, operator);
  const bytes = Buffer.from(resultFile(found.value, speaker));
  return { name: `${speaker.words.say('common:file.name')}-${found.value.reference}.csv`, bytes };
}
