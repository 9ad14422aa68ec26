import { z } from 'zod';
import type { ResultLinks } from '../../dialogs/conversation/turn.js';
import type { Door } from '../../domain/door/execute.js';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import { resultFile } from '../../speech/resultFile.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { toldBy } from '../../speech/verdicts.js';
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
}

export interface ResultPorts extends SigningPorts {
  readonly door: Pick<Door, 'receiptOf'>;
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
  };
}

/** An account that was removed has no files any more, whatever its links say. */
async function madeFor(ports: ResultPorts, claims: z.output<typeof Claims>): Promise<MadeFile | undefined> {
  const { receipt: id, language, ...owner } = claims;
  const account = await ports.store.read(({ accounts }) => accounts.get(owner.account));
  const receipt = account?.operator === owner.operator ? await ports.door.receiptOf(id, owner) : undefined;
  if (receipt?.outcome.kind !== 'done' || receipt.outcome.verdicts === undefined) return undefined;
  const speaker = ports.speaker(language, owner.operator);
  const { reference, verdicts } = receipt.outcome;
  const bytes = Buffer.from(resultFile(verdicts, speaker, toldBy(receipt.outcome)));
  return { name: `${speaker.words.say('common:file.name')}-${reference}.csv`, bytes };
}
