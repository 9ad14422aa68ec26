import { z } from 'zod';
import type { SentReportLinks } from '../../dialogs/conversation/turn.js';
import type { KeptReports } from '../../domain/documents/keptReports.js';
import { isKept } from '../../domain/documents/reportStanding.js';
import { isStillTheirs } from '../../domain/door/stillTheirs.js';
import { languageOf, type Operator } from '../../domain/operator/index.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { NoLonger } from '../reports/noLonger.js';
import {
  createSignedLinks,
  type Files,
  isSignedIn,
  type LinkPorts,
  type MadeFile,
  opensFor,
  type SignedInPorts,
} from './signedLinks.js';

const Claims = z.object({
  ...{ report: z.string(), operator: z.string(), account: z.string() },
  /** Where it was given. A link of before does not say. */
  conversation: z.string().optional(),
});
type Claims = z.output<typeof Claims>;

/** For so long after the file has gone its address says that it has. */
const SAID_MS = 30 * 24 * 60 * 60 * 1000;

export interface SentReportPorts extends LinkPorts, SignedInPorts {
  readonly kept: Pick<KeptReports, 'find'>;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/**
 * Reports that were made in the background, by signed addresses that are good for as long as the file is kept. Whose it is is looked at
 * again when it is fetched: whoever has lost the company has no reports of it any more.
 */
export function createSentReportFiles(ports: SentReportPorts): SentReportLinks & Files {
  const { link, ...signed } = createSignedLinks(ports, 'guichet/sent-report', '/files/sent-report');
  return {
    ...signed,
    link: ({ id: report, operator, account, expiresAt }, { conversation }) =>
      link({ report, operator, account, conversation }, new Date(Date.parse(expiresAt) + SAID_MS)),
    made: async (said, account) => {
      const claims = Claims.safeParse(said).data;
      if (claims === undefined || !opensFor(account, claims)) return undefined;
      // It is kept for days: whoever has signed in anew meanwhile has it, too.
      const isTheirs = account !== undefined || (await isSignedIn(ports, claims));
      return isTheirs ? fileOf(ports, claims) : undefined;
    },
  };
}

async function fileOf(ports: SentReportPorts, claims: Claims): Promise<MadeFile | undefined> {
  const { store, kept, clock } = ports;
  const { account, report } = await store.read(async ({ accounts, reports }) => ({
    account: await accounts.get(claims.account),
    report: await reports.get(claims.report),
  }));
  const theirs = { ...claims, organisation: report?.organisation, role: report?.role };
  if (!isStillTheirs(account, theirs, clock.now()) || (report !== undefined && report.account !== account.id))
    return undefined;
  const file = report && isKept(report, clock.now()) ? report.file : undefined;
  const bytes = file && (await kept.find(file.id));
  if (file !== undefined && bytes !== undefined) return { ...file, bytes };
  const operator = ports.operatorOf(claims.operator);
  const { words } = ports.speaker(languageOf(operator, account), claims.operator);
  throw new NoLonger(words.say('common:sentReport.over'));
}
