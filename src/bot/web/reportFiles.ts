import { DateTime } from 'luxon';
import { z } from 'zod';
import type { ReportLinks, ReportWanted } from '../../dialogs/conversation/turn.js';
import { given } from '../../dialogs/definition/answers.js';
import type { Procedure } from '../../dialogs/definition/procedure.js';
import { writers } from '../../documents/index.js';
import type { Door } from '../../domain/door/execute.js';
import type { Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Account, type Actor, Role } from '../../domain/records/account.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { Language } from '../../domain/terms/language.js';
import { forms } from '../../domain/terms/report.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { Seal } from '../secrets/seal.js';
import { createSignedLinks, type Files, type LinkPorts, type MadeFile } from './signedLinks.js';

const Wanted = z.object({
  procedure: z.string(),
  answers: z.record(z.string(), z.json()),
  about: z.array(z.object({ label: z.string(), value: z.string() })),
  form: z.enum(forms),
  actor: z.object({
    ...{ account: z.string(), operator: z.string(), organisation: z.string().optional() },
    ...{ role: Role, channel: z.string(), conversation: z.string() },
  }),
  language: Language,
});
type Wanted = z.output<typeof Wanted>;
const Claims = z.object({ sealed: z.string() });

/** Reports as files, made as they are fetched. See docs/adr/0010-reports.md. */
export interface ReportFiles extends ReportLinks, Files {}

export interface ReportPorts extends LinkPorts {
  readonly door: Pick<Door, 'report'>;
  readonly store: Store;
  readonly speaker: SpeakerOf;
  readonly seal: Seal;
  readonly procedures: readonly Procedure[];
  operatorOf(id: string): Operator;
}

/** Reports over the queries of the procedures. What one is asked for is sealed: a number in an address would stay in a browser's history. */
export function createReportFiles(ports: ReportPorts): ReportFiles {
  const { path, minutes, link, open } = createSignedLinks(ports, 'guichet/report', '/files/report');
  const { seal } = ports;
  return {
    ...{ path, minutes },
    link: async (wanted: ReportWanted, actor: Actor, language) => {
      const asked = { ...wanted, about: [...wanted.about], actor, language } satisfies Wanted;
      return link({ sealed: await seal.seal(JSON.stringify(asked)) });
    },
    open: async (token, account) => {
      const { data } = Claims.safeParse(await open(token));
      if (data === undefined) return undefined;
      const wanted = Wanted.parse(JSON.parse(await seal.open(data.sealed)));
      return (account ?? wanted.actor.account) === wanted.actor.account ? madeFor(ports, wanted) : undefined;
    },
  };
}

/** Only while its account still is what it was: its role, its company and its conversation. */
async function madeFor(ports: ReportPorts, wanted: Wanted): Promise<MadeFile | undefined> {
  const { procedure: id, answers, form, actor, language } = wanted;
  const account = await ports.store.read(({ accounts }) => accounts.get(actor.account));
  const conversation = await ports.store.conversations.load(actor.conversation);
  const show = ports.procedures.find((one) => one.id === id)?.ending.show;
  if (account === undefined || conversation?.account !== account.id || !isStill(actor, account) || show === undefined)
    return undefined;
  const input = show.with(given(answers));
  const found = await ports.door.report({ query: show.query, input, actor, procedure: id });
  if (!found.ok) return undefined;
  const speaker = ports.speaker(language, actor.operator);
  const { words, format } = speaker;
  const { title, timeZone } = ports.operatorOf(actor.operator).profile;
  const name = words.say(`${id}:done`);
  const file = await writers[form]({
    ...{ operator: inLanguage(title, language), title: name, report: found.value, speaker, timeZone },
    about: [
      { label: words.say('common:report.asOf'), value: format.instant(found.value.asOf) },
      { label: words.say('common:report.account'), value: account.name },
      ...wanted.about,
      { label: words.say('common:report.entries'), value: format.fact({ count: found.value.total }) },
    ],
    sum: show.query.as?.sum,
    labelOf: (column) => words.say(`${id}:facts.${column}`),
  });
  const day = DateTime.fromISO(found.value.asOf, { zone: timeZone }).toISODate();
  return { name: `${name.toLowerCase()}-${day}.${form}`, ...file };
}

const isStill = ({ operator, role, organisation }: Actor, account: Account): boolean =>
  account.operator === operator &&
  account.role === role &&
  (organisation === undefined || account.organisations?.includes(organisation) === true);
