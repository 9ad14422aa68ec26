import { z } from 'zod';
import { type ResultLinks, type TemplateOf, templates } from '../../dialogs/conversation/turn.js';
import { listTemplate } from '../../documents/listTemplate.js';
import type { Door } from '../../domain/door/execute.js';
import type { Store } from '../../domain/door/ports.js';
import { isStillTheirs } from '../../domain/door/stillTheirs.js';
import { commandResult } from '../../domain/orders/commandResult.js';
import { newLineTemplate } from '../../domain/orders/newLineTemplate.js';
import { actorOf } from '../../domain/records/account.js';
import { Language } from '../../domain/terms/language.js';
import type { NamedVerdict } from '../../domain/terms/verdict.js';
import { employeeTemplate } from '../../domain/tickets/employeeTemplate.js';
import { dryRunFile } from '../../speech/dryRunFile.js';
import { refusedRows } from '../../speech/refusedRows.js';
import { resultFile } from '../../speech/resultFile.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import {
  createSignedLinks,
  type Files,
  type LinkPorts,
  type MadeFile,
  mayOpen,
  type SignedInPorts,
} from './signedLinks.js';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Of what: a receipt, what a run that is not confirmed yet would do, a selection whose list has rows that were not taken, or a list
 * that is still to be filled in.
 */
const About = z.union([
  z.object({ receipt: z.string() }),
  z.object({ run: z.string() }),
  z.object({ selection: z.string() }),
  z.object({ template: z.enum(templates), organisation: z.string().optional() }),
]);
const Owner = z.object({
  operator: z.string(),
  account: z.string(),
  conversation: z.string(),
  language: Language,
});
type About = z.output<typeof About>;
type Owner = z.output<typeof Owner>;

/** Results of commands over lines as files: nothing is kept but the receipt. See docs/adr/0005-result-files.md. */
export interface ResultFiles extends ResultLinks, Files {
  /** The same for whoever is signed in, of a command of their own. */
  of(command: string, owner: Pick<Owner, 'operator' | 'account'>, language: Language): Promise<MadeFile | undefined>;
}

export interface ResultPorts extends LinkPorts, SignedInPorts {
  readonly door: Pick<Door, 'receiptOf' | 'ask'>;
  readonly store: Store;
  readonly speaker: SpeakerOf;
  /** What a run that is open in the account's conversation would do to each line; undefined: there is none to be said of it. */
  foreseen(owner: Owner, run: string): Promise<readonly NamedVerdict[] | undefined>;
}

/** Results over the store's receipts. */
export function createResultFiles(ports: ResultPorts): ResultFiles {
  const { path, minutes, link, ...signed } = createSignedLinks(ports, 'guichet/result', '/files/result');
  const linkTo = (about: About, { operator, account, conversation, language }: Owner) =>
    link({ ...about, operator, account, conversation, language });
  return {
    ...{ path, minutes, ...signed },
    link: (receipt, actor, language) => linkTo({ receipt }, { ...actor, language }),
    dryRunLink: (run, actor, language) => linkTo({ run }, { ...actor, language }),
    refusedLink: (selection, actor, language) => linkTo({ selection }, { ...actor, language }),
    templateLink: (template, { organisation, ...actor }, language) =>
      linkTo({ template, ...(organisation !== undefined && { organisation }) }, { ...actor, language }),
    made: async (claims, account) => {
      const [about, owner] = [About.safeParse(claims).data, Owner.safeParse(claims).data];
      if (about === undefined || owner === undefined) return undefined;
      return (await mayOpen(ports, account, owner)) ? madeFor(ports, about, owner) : undefined;
    },
    of: (command, owner, language) => makeFile(ports, command, owner, language),
  };
}

async function madeFor(ports: ResultPorts, about: About, owner: Owner): Promise<MadeFile | undefined> {
  if ('run' in about) return dryRunOf(ports, about.run, owner);
  if ('template' in about) return templateOf(ports, about, owner);
  if ('selection' in about) return refusedOf(ports, about.selection, owner);
  // The link is for the conversation that the receipt was given in.
  const receipt = await ports.door.receiptOf(about.receipt, owner);
  return receipt && makeFile(ports, receipt.id, owner, owner.language);
}

/** An account that was removed, or has lost the company, has no files any more, whatever its links say. */
async function makeFile(
  { store, door, clock, speaker: speakerOf }: ResultPorts,
  command: string,
  { operator, account: id }: Pick<Owner, 'operator' | 'account'>,
  language: Language,
): Promise<MadeFile | undefined> {
  const { account, lines } = await store.read(async ({ accounts, audit }) => ({
    account: await accounts.get(id),
    lines: await audit.where({ commandId: command }),
  }));
  const organisation = lines.find((line) => line.account === id)?.organisation;
  if (!isStillTheirs(account, { account: id, operator, organisation }, clock.now())) return undefined;
  const actor = actorOf(account, { organisation, channel: 'file', conversation: '' });
  const found = await door.ask({ query: commandResult, input: { command }, actor });
  if (!found.ok || found.value === undefined) return undefined;
  const speaker = speakerOf(language, operator);
  const bytes = Buffer.from(resultFile(found.value, speaker));
  return { name: `${speaker.words.say('common:file.name')}-${found.value.reference}.csv`, type: CSV, bytes };
}

/** As the lines are now: the yes is compared with what the review has shown all the same. */
async function dryRunOf(
  { store, clock, foreseen, speaker: of }: ResultPorts,
  run: string,
  owner: Owner,
): Promise<MadeFile | undefined> {
  const account = await store.read(({ accounts }) => accounts.get(owner.account));
  if (!isStillTheirs(account, owner, clock.now())) return undefined;
  const verdicts = await foreseen(owner, run);
  if (verdicts === undefined || verdicts.length === 0) return undefined;
  const speaker = of(owner.language, owner.operator);
  return {
    name: `${speaker.words.say('common:file.planName')}.csv`,
    type: CSV,
    bytes: Buffer.from(dryRunFile(verdicts, speaker)),
  };
}

async function refusedOf({ store, speaker: of }: ResultPorts, id: string, owner: Owner): Promise<MadeFile | undefined> {
  const { account, selection } = await store.read(async ({ accounts, selections }) => ({
    account: await accounts.get(owner.account),
    selection: await selections.get(id),
  }));
  const isOwn = selection?.account === account?.id && account?.operator === owner.operator;
  const list = isOwn ? selection?.list : undefined;
  if (list === undefined || list.refused.length === 0) return undefined;
  const speaker = of(owner.language, owner.operator);
  return {
    name: `${speaker.words.say('common:rows.file')}.csv`,
    type: CSV,
    bytes: Buffer.from(refusedRows(list, speaker)),
  };
}

/** What its columns are found by, and what its sheet is called. */
const made = {
  newLines: { query: newLineTemplate, sheet: 'common:rows.sheet' },
  employees: { query: employeeTemplate, sheet: 'common:rows.sheetEmployees' },
} as const satisfies Record<TemplateOf, object>;

/** What can be filled in now, for the company that the link was made for. */
async function templateOf(
  { store, door, clock, speaker: of }: ResultPorts,
  { template, organisation }: Extract<About, { template: string }>,
  { operator, account: id, conversation, language }: Owner,
): Promise<MadeFile | undefined> {
  const account = await store.read(({ accounts }) => accounts.get(id));
  if (!isStillTheirs(account, { account: id, operator, organisation }, clock.now())) return undefined;
  const actor = actorOf(account, { organisation, channel: 'file', conversation });
  const { query, sheet } = made[template];
  const found = await door.ask({ query, input: { language }, actor });
  if (!found.ok) return undefined;
  const { words } = of(language, operator);
  return {
    name: `${words.say('common:rows.templateFile')}.xlsx`,
    type: XLSX,
    bytes: await listTemplate(found.value, sheet, words),
  };
}
