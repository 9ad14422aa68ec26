import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PaymentPages } from '../../domain/bills/paymentPages.js';
import type { KeptReports } from '../../domain/documents/keptReports.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Digest, Hasher, Store } from '../../domain/door/ports.js';
import { lineChanges } from '../../domain/lines/changes/index.js';
import type { Network } from '../../domain/orders/network.js';
import { orderedSale } from '../../domain/sales/orderedSale.js';
import { approvalCourier } from '../couriers/approvalCourier.js';
import { accountCouriers } from '../couriers/mail/accountCouriers.js';
import { callDetailsCourier } from '../couriers/mail/callDetails.js';
import { codeLockedCourier } from '../couriers/mail/codeLockedCourier.js';
import { fileMailer } from '../couriers/mail/fileMailer.js';
import { invitationCourier } from '../couriers/mail/invitationCourier.js';
import { type MailParts, mailCourier } from '../couriers/mail/mailCourier.js';
import { oneTimeCodeCourier } from '../couriers/mail/oneTimeCodeCourier.js';
import { packNoticeCourier } from '../couriers/mail/packNotice.js';
import { reportCourier } from '../couriers/mail/reportCourier.js';
import { simReminderCourier } from '../couriers/mail/simReminder.js';
import { smtpMailer } from '../couriers/mail/smtpMailer.js';
import { unusualOrdersCourier } from '../couriers/mail/unusualOrders.js';
import { answersCourier, type NewsParts, newsCourier } from '../couriers/network/newsCourier.js';
import { hearNetwork, lookCourier, orderCourier, withdrawCourier } from '../couriers/network/orderCouriers.js';
import { makeOrderWatch } from '../couriers/network/orderWatch.js';
import { type OneDriveParts, oneDriveCourier } from '../couriers/oneDriveCourier.js';
import { requestFilesCourier } from '../couriers/requestFilesCourier.js';
import { accessCodeSmsCourier } from '../couriers/sms/accessCodeCourier.js';
import { lineSmsCouriers } from '../couriers/sms/lineSms.js';
import { type NewsSmsParts, newsSmsCourier } from '../couriers/sms/newsSms.js';
import { oneTimeCodeSmsCourier } from '../couriers/sms/oneTimeCode.js';
import { secretCodeCourier } from '../couriers/sms/secretCodeCourier.js';
import type { Log } from '../log.js';
import { announcing } from '../outbox/announcingStore.js';
import type { Couriers } from '../outbox/courier.js';
import { systemTimer, type Timer } from '../outbox/timer.js';
import { makeOutboxWorker, type OutboxWorker } from '../outbox/worker.js';
import { hearPayments, paymentCourier } from '../payments/paymentCourier.js';
import type { ReportParts } from '../reports/madeReport.js';
import { randomIds } from '../secrets/hashing.js';
import { type AnswerParts, answerCourier, parkAnswer } from '../sms/answerCourier.js';
import { incompleteCourier } from '../sms/wholes.js';
import type { SmsGateway } from '../smsGateway/sms.js';
import { type ExchangeParts, ticketCourier } from '../tmf/tickets/exchange.js';
import type { Config } from './config.js';

export interface OutboxParts extends Pick<MailParts, 'store' | 'speaker' | 'operatorOf'> {
  readonly config: Pick<Config, 'smtp' | 'mailFrom' | 'dataDir'>;
  readonly clock: Clock;
  readonly hasher: Hasher;
  /** Makes the digests that links are looked for by. */
  readonly digest: Digest;
  /** Our own address, once it is known. */
  origin(): string | undefined;
  readonly log: Log;
  readonly timer?: Timer;
  readonly network: Network;
  /** Sign-ins that have ended, by whatever was done. */
  signedOut(sessions: readonly string[]): void;
  /** What SMS go out by. */
  readonly gateway: SmsGateway;
  readonly shortNumbers: NewsSmsParts['shortNumbers'];
  /** Where files from the chat are kept. */
  readonly uploads: Uploads;
  /** Where reports are kept that are made in the background. */
  readonly kept: KeptReports;
  /** What reports are made with: it stands on the store that is made here. */
  reports(): ReportParts;
  /** Where payments are made. It stands on the store that is made here. */
  payments(): PaymentPages;
  /** How text messages are answered: with turns, which stand on the store that is made here. */
  texts(): Pick<AnswerParts, 'answer' | 'open' | 'inOrder'>;
  /** What files of people of Teams are, and where they may go. */
  oneDrive(): Omit<OneDriveParts, 'wait' | 'random'>;
  /** What exchanges requests with ticket systems: its door stands on the store that is made here. */
  tickets(): Omit<ExchangeParts, 'store' | 'clock' | 'ids' | 'log' | 'uploads' | 'operatorOf'>;
  /** Where news is told. Looked for when there is some: conversations stand on the store that is made here. */
  news(): Omit<NewsParts, 'store' | 'clock'>;
}

/** What stands on the outbox. */
export interface Outbox {
  readonly worker: OutboxWorker;
  /** The store that everybody else uses, which tells the worker of new rows. */
  readonly store: Store;
  /** Resolves when a command's orders are answered, or after a second. */
  answered(commandId: string): Promise<void>;
  /** Begins to deliver, and to hear the network. */
  start(): void;
  /** What runs has five seconds. */
  stop(): Promise<void>;
}

/** Where mail lies that is not sent by SMTP. */
export const mailFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'mail');

/** The worker with its couriers, and the store that everybody else uses, which tells it of new rows. */
export function makeOutbox(parts: OutboxParts): Outbox {
  const { clock, log, timer = systemTimer } = parts;
  const watch = makeOrderWatch();
  const store = announcing(parts.store, (rows) => worker.take(rows), watch.written, parts.signedOut);
  const ordering = { ...parts, store, ids: randomIds, changes: lineChanges, sales: orderedSale };
  const paying = () => ({ ...ordering, pages: parts.payments() });
  const answering = () => ({ store, clock, gateway: parts.gateway, ...parts.texts() });
  // A person waits for it: these are seconds within one delivery, as the connector's library has them.
  const uploading = {
    random: Math.random,
    wait: (milliseconds: number) => delay(milliseconds, undefined, { ref: false }),
  };
  const couriers: Couriers = {
    ...outwards({ ...parts, store }),
    'network.order': orderCourier(ordering),
    'network.look': lookCourier(ordering),
    'approval.expired': approvalCourier(ordering),
    'request.files': requestFilesCourier({ store, uploads: parts.uploads }),
    'ticket.exchange': {
      deliver: (parcel, signal) =>
        ticketCourier({ ...parts, store, ids: randomIds, ...parts.tickets() }).deliver(parcel, signal),
    },
    'network.withdraw': withdrawCourier(ordering),
    'payment.look': { deliver: (parcel, signal) => paymentCourier(paying()).deliver(parcel, signal) },
    'text.answer': {
      deliver: (parcel, signal) => answerCourier(answering()).deliver(parcel, signal),
      parked: parkAnswer(parts),
    },
    'text.incomplete': incompleteCourier({ ...ordering, operatorOf: parts.operatorOf }),
    'chat.news': {
      deliver: (parcel, signal) => newsCourier({ store, clock, ...parts.news() }).deliver(parcel, signal),
    },
    'chat.file': {
      deliver: (parcel, signal) =>
        oneDriveCourier({ ...uploading, store, clock, ...parts.news(), ...parts.oneDrive() }).deliver(parcel, signal),
    },
    'chat.answers': { deliver: (parcel, signal) => answersCourier({ store, ...parts.news() }).deliver(parcel, signal) },
  };
  const delivering = { store: parts.store, told: store, clock, timer, log, couriers };
  const worker = makeOutboxWorker({ ...delivering, random: Math.random });
  let endHearing = async () => {};
  let endPayments = () => {};
  return {
    ...{ worker, store, answered: (commandId) => watch.answered(store, commandId) },
    start: () => {
      worker.start();
      endHearing = hearNetwork(ordering);
      endPayments = hearPayments(paying());
    },
    stop: async () => {
      endPayments();
      await endHearing();
      await worker.stop();
    },
  };
}

/** What goes to people by mail and SMS. */
function outwards(
  parts: OutboxParts,
): Pick<
  Couriers,
  | 'email.accessCode'
  | 'email.accessLink'
  | 'email.accountChanged'
  | 'email.callDetails'
  | 'email.customerRegistered'
  | 'email.codeLocked'
  | 'email.invitation'
  | 'email.oneTimeCode'
  | 'email.packNotice'
  | 'email.report'
  | 'email.simReminder'
  | 'email.unusualOrders'
  | 'sms.accessCode'
  | 'sms.news'
  | 'sms.oneTimeCode'
  | 'sms.secretCode'
  | 'sms.simSwap'
  | 'sms.phoneSettings'
  | 'sms.numberChange'
> {
  const { config } = parts;
  const mailer = config.smtp === undefined ? fileMailer(mailFolder(config)) : smtpMailer(config.smtp);
  return {
    ...accountCouriers({ ...parts, mailer, from: config.mailFrom, ids: randomIds }),
    'sms.accessCode': accessCodeSmsCourier({ ...parts, ids: randomIds }),
    'email.customerRegistered': mailCourier({ ...parts, mailer, from: config.mailFrom }),
    'email.callDetails': callDetailsCourier({ ...parts, mailer, from: config.mailFrom }),
    'email.codeLocked': codeLockedCourier({ ...parts, mailer, from: config.mailFrom }),
    'email.invitation': invitationCourier({ ...parts, mailer, from: config.mailFrom, ids: randomIds }),
    'email.oneTimeCode': oneTimeCodeCourier({ ...parts, mailer, from: config.mailFrom, ids: randomIds }),
    'email.packNotice': packNoticeCourier({ ...parts, mailer, from: config.mailFrom }),
    'email.report': reportCourier({ ...parts, mailer, from: config.mailFrom, ids: randomIds }),
    'email.simReminder': simReminderCourier({ ...parts, mailer, from: config.mailFrom }),
    'email.unusualOrders': unusualOrdersCourier({ ...parts, mailer, from: config.mailFrom }),
    'sms.news': newsSmsCourier(parts),
    'sms.oneTimeCode': oneTimeCodeSmsCourier({ ...parts, ids: randomIds }),
    'sms.secretCode': secretCodeCourier({ ...parts, ids: randomIds }),
    ...lineSmsCouriers(parts),
  };
}
