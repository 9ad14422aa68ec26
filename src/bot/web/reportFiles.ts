import { z } from 'zod';
import type { ReportLinks, ReportWanted } from '../../dialogs/conversation/turn.js';
import { given } from '../../dialogs/definition/answers.js';
import type { Procedure } from '../../dialogs/definition/procedure.js';
import { type Actor, Role } from '../../domain/records/account.js';
import { Language } from '../../domain/terms/language.js';
import { forms } from '../../domain/terms/report.js';
import { madeReport, type ReportParts } from '../reports/madeReport.js';
import type { Seal } from '../secrets/seal.js';
import {
  createSignedLinks,
  type Files,
  type LinkPorts,
  type MadeFile,
  mayOpen,
  type SignedInPorts,
} from './signedLinks.js';

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

export interface ReportPorts extends LinkPorts, SignedInPorts, ReportParts {
  readonly seal: Seal;
  readonly procedures: readonly Procedure[];
}

/** Reports over the queries of the procedures. What one is asked for is sealed: a number in an address would stay in a browser's history. */
export function createReportFiles(ports: ReportPorts): ReportFiles {
  const { path, minutes, link, ...signed } = createSignedLinks(ports, 'guichet/report', '/files/report');
  const { seal } = ports;
  return {
    ...{ path, minutes, ...signed },
    link: async (wanted: ReportWanted, actor: Actor, language) => {
      const asked = { ...wanted, about: [...wanted.about], actor, language } satisfies Wanted;
      return link({ sealed: await seal.seal(JSON.stringify(asked)) });
    },
    made: async (claims, account) => {
      const { data } = Claims.safeParse(claims);
      if (data === undefined) return undefined;
      const wanted = Wanted.parse(JSON.parse(await seal.open(data.sealed)));
      return (await mayOpen(ports, account, wanted.actor)) ? madeFor(ports, wanted) : undefined;
    },
  };
}

/** Only while its conversation is there, and its account still is what it was. */
async function madeFor(ports: ReportPorts, wanted: Wanted): Promise<MadeFile | undefined> {
  const { procedure: id, answers, about, form, actor, language } = wanted;
  const conversation = await ports.store.conversations.load(actor.conversation);
  const show = ports.procedures.find((one) => one.id === id)?.ending.show;
  if (conversation?.account !== actor.account || show === undefined) return undefined;
  const title = ports.speaker(language, actor.operator).words.say(`${id}:done`);
  const input = show.with(given(answers));
  return madeReport(ports, {
    ...{ query: show.query, input, actor, form, language, about },
    ...{ procedure: id, labels: id, title },
  });
}
