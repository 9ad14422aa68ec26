import type { PaymentLinks, Services } from '../../dialogs/conversation/turn.js';
import type { Procedure } from '../../dialogs/definition/procedure.js';
import { makeDrafts } from '../../domain/accounts/drafts.js';
import type { Door } from '../../domain/door/execute.js';
import { makeCodeOrder } from '../../domain/door/oneTimeCode.js';
import type { Clock, Hasher, Limit, Store } from '../../domain/door/ports.js';
import { makeProofCheck } from '../../domain/door/proofCheck.js';
import { makeSelections } from '../../domain/lines/find/selections.js';
import type { Operator } from '../../domain/operator/index.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { Budgets } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';
import { makeKeepMissed } from '../missed/keepMissed.js';
import { randomIds as ids } from '../secrets/hashing.js';
import type { Seal } from '../secrets/seal.js';
import { createSheets } from '../sheets/sheets.js';
import { makeNewPasswords } from '../signIn/newPasswords.js';
import { makeForeseenRun } from '../turns/foreseenRun.js';
import type { Watch } from '../watch/watch.js';
import { watchedProofs } from '../watch/watchedDoor.js';
import { oncePath } from '../web/once.js';
import { createReportFiles } from '../web/reportFiles.js';
import { createRequestFiles } from '../web/requestFiles.js';
import { createResultFiles } from '../web/resultFiles.js';
import { createSentReportFiles } from '../web/sentReportFiles.js';
import type { Config } from './config.js';
import type { loadKeys } from './keys.js';
import type { openStore } from './openStore.js';

/** What the services are made of. */
interface ServiceParts {
  readonly config: Config;
  readonly keys: Awaited<ReturnType<typeof loadKeys>>;
  readonly opened: Pick<Awaited<ReturnType<typeof openStore>>, 'uploads' | 'reports' | 'counters'>;
  readonly store: Store;
  readonly budgets: Budgets;
  readonly door: Door;
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly speaker: SpeakerOf;
  readonly procedures: readonly Procedure[];
  readonly sealing: Seal;
  readonly payments: PaymentLinks;
  operatorOf(id: string): Operator;
  answered(commandId: string): Promise<void>;
  readonly watch: Watch;
  /** Our own address, once it is known. */
  origin(): string;
}

/** What procedures stand on, and the files among it that are fetched by a link. */
export function makeServices(parts: ServiceParts) {
  const { config, opened, store, door, clock, hasher, operatorOf, answered, origin, sealing, payments, watch } = parts;
  const files = makeFiles(parts);
  const services: Services = {
    ...{ door, clock, ids, answered, payments, ...files, reviewPauseMs: config.reviewPauseMs },
    sheets: createSheets(opened.uploads),
    pages: { once: (operator, command) => `${origin()}${oncePath(operator, command)}` },
    orderCode: makeCodeOrder({ store, clock, ids, operatorOf }),
    passwords: makeNewPasswords({
      ...sealing,
      hasher,
      accountOf: (id) => store.read(({ accounts }) => accounts.get(id)),
    }),
    proofCheck: watchedProofs(
      makeProofCheck({
        ...{ store, clock, ids, hasher, limit: limitOf(opened.counters, parts.budgets) },
        locked: (proof) => watch.count('lock', { proof }),
      }),
      watch,
    ),
    heard: (operator, how) => watch.count('heard', { operator, how }),
    missed: makeKeepMissed({ store, clock, ids, operatorOf, counters: opened.counters, budgets: parts.budgets }),
    selections: makeSelections({ store, clock, ids }),
    drafts: makeDrafts({ store, clock }),
    seal: sealing.seal,
  };
  return { services, files };
}

/** Files of each kind, with the addresses that open them for a while. */
function makeFiles({
  config,
  keys,
  opened,
  store,
  door,
  clock,
  speaker,
  operatorOf,
  procedures,
  sealing,
  origin,
}: ServiceParts) {
  const hasPortals = (operator: string) => config.portals.some((portal) => portal.operator === operator);
  const links = { key: keys.signing, previous: keys.previousSigning, clock, origin, hasPortals };
  return {
    results: createResultFiles({
      ...{ ...links, store, door, speaker },
      foreseen: makeForeseenRun({ store, clock, door, procedures }),
    }),
    reports: createReportFiles({ ...links, store, door, speaker, operatorOf, procedures, seal: sealing }),
    requestFiles: createRequestFiles({ ...links, store, door, uploads: opened.uploads }),
    sentReports: createSentReportFiles({ ...links, store, kept: opened.reports, speaker, operatorOf }),
  };
}

/** Of one account, and over all of them. */
function limitOf(counters: Counters, { proofs, proofsOfAccount }: Budgets): Limit {
  const ofAccount = new RateLimit(counters('proofsOfAccount', proofsOfAccount));
  const ofAll = new RateLimit(counters('proofs', proofs));
  return { take: async (whose = '') => (await ofAccount.take(whose)) === 0 && (await ofAll.take('all')) === 0 };
}
