import { guidesOf, makeAssistant } from '../../dialogs/assistant.js';
import type { Procedure } from '../../dialogs/definition/procedure.js';
import { procedures as allProcedures } from '../../dialogs/procedures/index.js';
import { makeTeamsCode } from '../../domain/accounts/teams/code.js';
import type { PaymentPages } from '../../domain/bills/paymentPages.js';
import { type Door, makeDoor } from '../../domain/door/execute.js';
import type { Clock, Hasher, Store } from '../../domain/door/ports.js';
import { makeReveal } from '../../domain/door/reveal.js';
import type { SecretSources } from '../../domain/door/secrets.js';
import type { DemoData, Operator } from '../../domain/operator/index.js';
import type { Network } from '../../domain/orders/network.js';
import { tellUnusual } from '../../domain/orders/unusualOrders.js';
import { makeSpeakers } from '../../speech/speaker.js';
import type { LowdbOptions } from '../../store/lowdb/index.js';
import type { ServedStore } from '../../store/servedStore.js';
import type { BotParts } from '../botFramework/index.js';
import { type Budgets, spendingOf, usualBudgets } from '../budgets.js';
import { accountOperations } from '../control/accounts.js';
import { auditOperations } from '../control/audit.js';
import { auditExport } from '../control/auditExport.js';
import { importOperations } from '../control/imports.js';
import { operationsOf } from '../control/operations.js';
import { pullOperations } from '../control/pulls.js';
import { requestOperations } from '../control/requests.js';
import { serveControl } from '../control/socket.js';
import { createDesk } from '../desk/desk.js';
import { loadAssets } from '../http/assets.js';
import { RateLimit } from '../http/limits.js';
import type { Log, LogEvent, LogFields } from '../log.js';
import { missedOperations } from '../missed/operations.js';
import { makeFileOffers } from '../oneDrive/offers.js';
import { outboxOperations } from '../outbox/operations.js';
import { systemTimer, type Timer } from '../outbox/timer.js';
import type { OutboxWorker } from '../outbox/worker.js';
import { demoDrivers } from '../outside/demo/index.js';
import { type Drivers, makeOutside } from '../outside/outside.js';
import { demoPaymentPages } from '../payments/demoPaymentPages.js';
import { makePaymentLinks } from '../payments/paymentLinks.js';
import { makePayPage } from '../payments/payPage.js';
import { root } from '../root.js';
import { type Cost, createHasher, keyedDigest, randomIds, sha256, systemClock } from '../secrets/hashing.js';
import { createSeal } from '../secrets/seal.js';
import { startRefusedSignIns } from '../signIn/refusedSignIns.js';
import type { AnswerSms } from '../sms/answering.js';
import { answerSubscribers } from '../sms/answerSubscribers.js';
import { makeIntake } from '../sms/intake.js';
import { makeReports } from '../sms/reports.js';
import { answerUnread } from '../sms/unread.js';
import type { DemoPhones } from '../smsGateway/demoPhones.js';
import { hasSaidStop } from '../subscribers/readings.js';
import type { Heard } from '../subscribers/texted.js';
import { tmfDrivers, tmfUnsaid } from '../tmf/outside/index.js';
import { tmfSecrets } from '../tmf/secrets/simCodes.js';
import { toldOf } from '../tmf/tickets/told.js';
import { makeApologise } from '../turns/apology.js';
import { makeSayBound } from '../turns/bounds.js';
import { isReachedByItself } from '../turns/channels.js';
import { makePace } from '../turns/pace.js';
import { makePanels } from '../turns/panels.js';
import { makeTurns } from '../turns/turnRunner.js';
import type { Turns } from '../turns/turns.js';
import { outboxFigures } from '../watch/outboxFigures.js';
import { watchedDoor } from '../watch/watchedDoor.js';
import { watchedLog } from '../watch/watchedLog.js';
import { watchedStore } from '../watch/watchedStore.js';
import { watchedDrivers, watchedNetwork, watchedPayments } from '../watch/watchedSystems.js';
import { watchFor } from '../watch/watchFor.js';
import { makeInvitationShown } from '../web/invitationShown.js';
import { commandsOf, makeOnce } from '../web/once.js';
import { loadCards } from '../words/cardFiles.js';
import { keptLearnt } from '../words/learntFiles.js';
import { loadOperators } from '../words/operators.js';
import { loadWords, type WordsOf } from '../words/words.js';
import { startAuditSealing } from './auditSealing.js';
import { type Config, stopWithin } from './config.js';
import { demoOf, demoSubscribers, seedDemo } from './demo.js';
import { startEndedHolds } from './endedHolds.js';
import { startHousekeeping } from './housekeeping.js';
import { backupKeys, loadKeys } from './keys.js';
import { networkFor } from './networkFor.js';
import { startNotices } from './notices.js';
import { openStore } from './openStore.js';
import { makeOutbox } from './outbox.js';
import { outsideFor } from './outsideFor.js';
import { paymentsFor } from './paymentsFor.js';
import { withSales } from './salesFor.js';
import { secretsFor } from './secretsFor.js';
import { createServer, type WebServer } from './server.js';
import { makeServices } from './services.js';
import { smsFor } from './smsFor.js';
import { makeStoreHealth } from './storeHealth.js';
import { checkTextChannels, subscribersFor } from './subscribersFor.js';
import { sweepFiles } from './sweepFiles.js';
import { withTeams } from './teamsFor.js';
import { withTickets } from './ticketsFor.js';
import { tmfFor } from './tmfFor.js';

/** What a test or a bench replaces. */
export interface AppParts {
  readonly root?: string;
  readonly clock?: Clock;
  readonly store?: Partial<LowdbOptions>;
  readonly hashCost?: Cost;
  readonly limits?: Partial<Budgets>;
  readonly procedures?: readonly Procedure[];
  /** Another cloud than Microsoft's. */
  readonly bot?: BotParts;
  /** What the outbox waits by. */
  readonly timer?: Timer;
  /** What orders go to. A real operator's is given in `main.ts`. */
  readonly network?: Network;
  /** What is not ours, read by a real operator's systems. Given in `main.ts`, too. */
  readonly outside?: Drivers;
  /** Stands between the program and what is not ours: systems that are gone for a while. */
  readonly outsideBehind?: (drivers: Drivers) => Drivers;
  /** Where bills are paid. A real operator's is given in `main.ts`. */
  readonly payments?: PaymentPages;
  /** Where secrets are read that are shown once. A real operator's is given in `main.ts`. */
  readonly secrets?: SecretSources;
  /** How text messages are answered. Without it, with what is wrong with them, or that nobody reads them. */
  readonly answerSms?: AnswerSms;
  /** Stands between the program and its store: one that is gone for a while. */
  readonly storeBehind?: (store: ServedStore) => ServedStore;
}

export interface App {
  readonly server: WebServer;
  readonly turns: Turns;
  /** Takes what subscribers write. */
  readonly heard: Heard;
  readonly store: Store;
  readonly outbox: OutboxWorker;
  readonly door: Door;
  readonly hasher: Hasher;
  readonly words: WordsOf;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly demoData: ReadonlyMap<string, DemoData>;
  /** The demo's phones; undefined where this is no demo. */
  readonly phones: DemoPhones | undefined;
  stop(): Promise<void>;
}

/** Puts the parts together: the only place that knows them all. Throws what keeps the program from starting. */
export async function createApp(config: Config, given: Log, parts: AppParts = {}): Promise<App> {
  const at = parts.root ?? root;
  const clock = parts.clock ?? systemClock;
  const { watch, figures, endWatch } = await watchFor(config.watch);
  const log = watchedLog(given, watch);
  const budgets: Budgets = { ...usualBudgets, ...config.budgets, ...parts.limits };
  const procedures = parts.procedures ?? allProcedures;
  const folder = [`${at}/operators`, ...config.operatorsDirs];
  const read = withTeams(config, await loadOperators(folder, config.operators), procedures);
  const operators = withSales(config, withTickets(config, read));
  const ownWords = { folder, operators: operators.keys() };
  const words = await loadWords(`${at}/locales`, (key) => log.warn('words.missing', { code: key }), ownWords);
  const keys = await loadKeys(config);
  const hasher = createHasher(keys.pepper, parts.hashCost, keys.previousPepper);
  const operatorOf = (id: string) => found(operators, id);
  const opened = await openStore(config, { ...parts.store, backupKey: backupKeys(keys)[0] });
  const { inOrder, uploads, counters, reports } = opened;
  const served = watchedStore(parts.storeBehind?.(opened.store) ?? opened.store, watch);
  const speaker = makeSpeakers(words, (id) => operatorOf(id).profile);
  const { seal, open } = createSeal(keys.seal, keys.previousSeal);
  const tmf = tmfFor(config, {
    ...{ clock, log, watch, open, timer: parts.timer, ids: randomIds },
    ...{ origin: () => server.origin(), door: () => door, store: () => store, operatorOf },
  });
  const ownNetworks = networkFor(config, parts.network, operators, procedures, clock, tmf.networks);
  const network = watchedNetwork(ownNetworks, watch);
  const sources = secretsFor(config, parts.secrets, operators, procedures, tmfSecrets(tmf.backEnds));
  checkTextChannels(config, operators);
  const { gateways, phones } = await smsFor(config, operators, { clock, log });
  const outbox = makeOutbox({
    ...{ config, store: served, speaker, operatorOf, clock, hasher, log, network, uploads: opened.uploads },
    ...{ digest: sha256, origin: () => (server.isKnown() ? server.origin() : undefined) },
    signedOut: (sessions) => server.closeSessions(sessions),
    kept: opened.reports,
    gateway: gateways,
    shortNumbers: {
      of: gateways.numbersOf,
      hasSaidStop: (id, phone) =>
        hasSaidStop({ store, digests: [digest, earlierDigest] }, { own: gateways.numbersOf(id), phone }),
    },
    texts: () => ({ open, inOrder, answer: parts.answerSms ?? answering() }),
    timer: parts.timer,
    reports: () => ({ door, store, clock, speaker, operatorOf }),
    payments: () => payPages,
    tickets: () => ({ backEnds: tmf.backEnds, door, told: (request) => toldOf({ speaker, operatorOf }, request) }),
    oneDrive: () => ({ offers, open, hosts: config.bot?.fileHosts ?? [] }),
    news: () => ({ turns, push: async (conversation) => (await messages?.push(conversation)) ?? 'there' }),
  });
  const unread = answerUnread({ speaker, operatorOf });
  const answering = () => answerSubscribers({ heard: subscribers.heard, unread, operatorOf });
  const { store, answers } = makeStoreHealth(outbox.store);
  const links = { key: keys.signing, previous: keys.previousSigning, clock, origin: () => server.origin() };
  const ownPages = () => demoPaymentPages({ ...links, store });
  const paying = paymentsFor(config, parts.payments, ownPages, operators);
  const payPages = watchedPayments(paying.pages, watch);
  const demoData = await demoOf(config, folder, operators);
  const seeding = { ...{ store, clock, hasher, folder }, ids: randomIds };
  for (const [id, data] of demoData) await seedDemo(seeding, operatorOf(id), data);
  const noting =
    (event: LogEvent, fields: LogFields = {}) =>
    (error: unknown) => {
      const reference = randomIds.code(8);
      log.error(event, { ...fields, reference }, error);
      return reference;
    };
  const demo = () => demoDrivers({ store, clock }, operators, demoData);
  const own = tmfDrivers(tmf.backEnds, (id) => operatorOf(id).profile.timeZone);
  const unsaid = tmfUnsaid(tmf.backEnds);
  const drivers = outsideFor(config, { given: parts.outside, demo, own, unsaid }, operators, procedures);
  const outside = makeOutside({
    drivers: watchedDrivers(parts.outsideBehind?.(drivers) ?? drivers, watch),
    fault: (code, error) => noting('outside.failed', { code })(error),
    timer: parts.timer,
  });
  const digest = keyedDigest(keys.pepper);
  const earlierDigest = keys.previousPepper && keyedDigest(keys.previousPepper);
  const spending = spendingOf(budgets);
  const door = watchedDoor(
    makeDoor({
      store,
      clock,
      ids: randomIds,
      digest,
      earlierDigest,
      outside,
      operatorOf,
      open,
      spending,
      unusual: tellUnusual,
    }),
    watch,
  );
  const once = makeOnce({
    ...{ procedures, speaker, clock },
    reveal: makeReveal({
      ...{ store, clock, ids: randomIds, operatorOf, commands: commandsOf(procedures) },
      sources: { ...sources, teamsCode: makeTeamsCode({ store, clock, ids: randomIds, digest }) },
    }),
  });
  const { services, files } = makeServices({
    ...{ config, keys, opened, store, door, clock, hasher, speaker, operatorOf, procedures, watch, budgets },
    ...{ sealing: { seal, open }, answered: outbox.answered, origin: () => server.origin() },
    payments: makePaymentLinks({ pages: payPages, fault: noting('payment.noPage'), timer: parts.timer }),
  });
  const cards = await loadCards(`${at}/cards`);
  const kept = keptLearnt(`${at}/dist/learnt`);
  const assistant = makeAssistant(procedures, cards, kept);
  const fault = noting('turn.failed');
  const offers = makeFileOffers({ ...links, ids: randomIds, files: Object.values(files), fault });
  const pace = makePace({ counters, budgets, log, reference: () => randomIds.code(8) });
  const turnPorts = {
    store,
    clock,
    services,
    speaker,
    operatorOf,
    fault,
    watch,
    pace,
    offers: config.bot?.offersFiles ? offers : undefined,
  };
  const turns = makeTurns({ ...turnPorts, assistant });
  const panels = makePanels({ ...turnPorts, guides: guidesOf(procedures, cards, kept) });
  const speaking = { store, words, operators };
  const apologise = makeApologise({ ...speaking, fault: noting('turn.notCarriedOut') });
  const sayBound = makeSayBound(speaking);
  const subscribers = subscribersFor({
    ...{ store, turns, clock, hasher, digest, words, counters, inOrder, log, operatorOf },
    ...{ ids: randomIds, timer: parts.timer ?? systemTimer, budgets },
  });
  const { heard } = subscribers;
  const botDeps = {
    ...{ store, turns, heard, clock, door, log, words, cards, operators, apologise, inOrder, counters, uploads },
    ...{ budgets, pace },
    ...{ ids: randomIds, offers, seal },
    ...{ digest: sha256, keyed: digest, page: (operator: string) => `${server.origin()}/${operator}` },
  };
  // Microsoft's cloud is loaded only where it is configured.
  const messages = config.bot && (await import('../botFramework/index.js')).createBot(config.bot, botDeps, parts.bot);
  const desk = createDesk({ ...links, door, uploads, speaker, ids: randomIds, operatorOf, unseal: open });
  const refusals = startRefusedSignIns({
    ...{ store, clock, log, budgets, ids: randomIds },
    timer: parts.timer ?? systemTimer,
  });
  const server: WebServer = createServer({
    config,
    refusals,
    ...{ store, turns, panels, apologise, sayBound, pace, hasher, clock, ids: randomIds, digest: sha256, log },
    operatorOf,
    signingIn: { door, proofCheck: services.proofCheck, passwords: services.passwords, speaker, houses: config.openid },
    signingKey: keys.signing,
    previousSigningKey: keys.previousSigning,
    ...{ portals: config.portals, messages, uploads, once, results: files.results, desk },
    files: [...Object.values(files), desk.files],
    invited: { door, shown: makeInvitationShown({ store, speaker, operatorOf }) },
    phone: phones && { phones, subscribers: demoSubscribers(demoData, operators) },
    pay: paying.demo && makePayPage({ pages: paying.demo, speaker }),
    assets: await loadAssets(`${at}/dist/public`),
    operators: [...operators.values()].map(({ profile: { id, title, colour, languages } }) => ({
      ...{ id, name: title, colour, languages },
    })),
    demoAccounts: [...demoData].flatMap(([operator, { accounts }]) =>
      accounts.map(({ login, password, name, role, note }) => ({ operator, login, password, name, role, note })),
    ),
    words: (language, operator) => (key, values) => words(language, operator).say(key, values),
    ready: answers,
    backEndEvents: tmf.events,
    metrics: figures && { figures, access: config.watch, outbox: () => outboxFigures(served, clock) },
    limits: budgets,
    counters,
  });
  outbox.start();
  gateways.start({
    received: makeIntake({
      ...{ store, clock, log, digest, seal, ids: randomIds },
      operatorOf: (gateway, shortNumber) => operators.get(gateways.operatorOf(gateway, shortNumber) ?? ''),
    }),
    reported: makeReports({ store, clock, log, ownerOf: gateways.ownerOf }),
  });
  const console = operationsOf({
    ...{ store, backup: opened.backup, door, hasher, clock, operatorOf, ids: randomIds },
    tries: new RateLimit(counters('consoleTries', { points: budgets.login.points, duration: budgets.login.duration })),
    missed: missedOperations(store),
    outbox: outboxOperations(store, clock),
    accounts: accountOperations({
      ...{ store, door, ids: randomIds, clock, digest: sha256, operatorOf, speaker },
      origin: () => server.origin(),
    }),
    audit: {
      ...auditOperations({ store, clock, digest: sha256, archive: served }, [...operators.keys()]),
      export: auditExport({ door, archive: served, store, digest: sha256, speaker, operatorOf }),
    },
    imports: importOperations({ door, ids: randomIds, speaker, operatorOf }),
    pulls: pullOperations(tmf.backEnds),
    requests: requestOperations({ store, door, ids: randomIds, operatorOf, speaker, uploads, open }),
  });
  const endControl = await serveControl(config.dataDir, console);
  const endHousekeeping = startHousekeeping({
    ...{ store: served, clock, log },
    sweep: (now) => sweepFiles({ config, store, uploads, reports }, now),
  });
  const endHolds = startEndedHolds({ store, clock, timer: parts.timer ?? systemTimer, log });
  const endSealing = startAuditSealing({
    ...{ store, clock, log, digest: sha256, operators: [...operators.keys()] },
    timer: parts.timer ?? systemTimer,
  });
  const endNotices = startNotices({
    ...{ store, clock, outside, log, ids: randomIds, operators: operators.values() },
    reaches: isReachedByItself,
    timer: parts.timer ?? systemTimer,
  });
  const stop = async () => {
    server.drain();
    if (config.drainMs > 0) await passed(parts.timer ?? systemTimer, config.drainMs);
    endHousekeeping();
    endHolds();
    endNotices();
    endSealing();
    subscribers.stop();
    await endControl();
    await server.stop();
    await refusals.end();
    await messages?.idle(stopWithin);
    await outbox.stop();
    await gateways.stop();
    await tmf.stop();
    await store.close();
    await endWatch();
  };
  const listen = async () => {
    const address = await server.listen();
    // Back ends are told our address.
    tmf.start();
    return address;
  };
  const made = { server: { ...server, listen }, turns, heard, store, outbox: outbox.worker, door, hasher };
  return { ...made, words, operators, demoData, phones, stop };
}

function found(operators: ReadonlyMap<string, Operator>, id: string): Operator {
  const operator = operators.get(id);
  if (operator === undefined) throw new Error(`the operator ${id} is not served here`);
  return operator;
}

const passed = (timer: Timer, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    timer.after(milliseconds, resolve);
  });
