import { z } from 'zod';
import type { ResultLinks } from '../../dialogs/conversation/turn.js';
import type { Door } from '../../domain/door/execute.js';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import type { NamedVerdict } from '../../domain/terms/verdict.js';
import { dryRunFile } from '../../speech/dryRunFile.js';
import { resultFile } from '../../speech/resultFile.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { toldBy } from '../../speech/verdicts.js';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';

/** How long an address is good: a fresh one is a press away. */
const minutes = 10;
const audience = 'guichet/result';
/** Where results are fetched: the token stands in the query, which no log line has. */
export const resultPath = '/files/result';

/** Of what: a receipt, or what a run that is not confirmed yet would do. */
const About = z.union([z.object({ receipt: z.string() }), z.object({ run: z.string() })]);
const Owner = z.object({
  operator: z.string(),
  account: z.string(),
  conversation: z.string(),
  language: Language,
});
type About = z.output<typeof About>;
type Owner = z.output<typeof Owner>;

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
  /** What a run that is open in the account's conversation would do to each line; undefined: there is none to be said of it. */
  foreseen(owner: Owner, run: string): Promise<readonly NamedVerdict[] | undefined>;
}

/** Results over the store's receipts. */
export function createResultFiles(ports: ResultPorts): ResultFiles {
  const { clock, origin } = ports;
  const signed = createSignedTokens(ports, audience);
  const linkTo = async (about: About, { operator, account, conversation, language }: Owner) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const token = await signed.sign({ ...about, operator, account, conversation, language }, now, now + minutes * 60);
    return `${origin()}${resultPath}?${new URLSearchParams({ t: token })}`;
  };
  return {
    minutes,
    link: (receipt, actor, language) => linkTo({ receipt }, { ...actor, language }),
    dryRunLink: (run, actor, language) => linkTo({ run }, { ...actor, language }),
    open: async (token) => {
      const claims = await signed.open(token);
      const [about, owner] = [About.safeParse(claims).data, Owner.safeParse(claims).data];
      return about && owner && madeFor(ports, about, owner);
    },
  };
}

/** An account that was removed has no files any more, whatever its links say. */
async function madeFor(ports: ResultPorts, about: About, owner: Owner): Promise<MadeFile | undefined> {
  const account = await ports.store.read(({ accounts }) => accounts.get(owner.account));
  if (account?.operator !== owner.operator) return undefined;
  return 'receipt' in about ? resultOf(ports, about.receipt, owner) : dryRunOf(ports, about.run, owner);
}

async function resultOf(ports: ResultPorts, id: string, { language, ...owner }: Owner): Promise<MadeFile | undefined> {
  const receipt = await ports.door.receiptOf(id, owner);
  if (receipt?.outcome.kind !== 'done' || receipt.outcome.verdicts === undefined) return undefined;
  const speaker = ports.speaker(language, owner.operator);
  const { reference, verdicts } = receipt.outcome;
  const bytes = Buffer.from(resultFile(verdicts, speaker, toldBy(receipt.outcome)));
  return { name: `${speaker.words.say('common:file.name')}-${reference}.csv`, bytes };
}

/** As the lines are now: the yes is compared with what the review has shown all the same. */
async function dryRunOf(
  { foreseen, speaker: of }: ResultPorts,
  run: string,
  owner: Owner,
): Promise<MadeFile | undefined> {
  const verdicts = await foreseen(owner, run);
  if (verdicts === undefined || verdicts.length === 0) return undefined;
  const speaker = of(owner.language, owner.operator);
  return {
    name: `${speaker.words.say('common:file.planName')}.csv`,
    bytes: Buffer.from(dryRunFile(verdicts, speaker)),
  };
}
