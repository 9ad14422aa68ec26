import { join } from 'node:path';
import type { Clock, Store } from '../../domain/ports.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { fileMailer } from '../mail/fileMailer.js';
import { type MailParts, mailCourier } from '../mail/mailCourier.js';
import { smtpMailer } from '../mail/smtpMailer.js';
import { announcing } from './announcingStore.js';
import { systemTimer, type Timer } from './timer.js';
import { makeOutboxWorker, type OutboxWorker } from './worker.js';

export interface OutboxParts extends Pick<MailParts, 'store' | 'words' | 'operatorOf'> {
  readonly config: Pick<Config, 'smtp' | 'mailFrom' | 'dataDir'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timer?: Timer;
}

/** Where mail lies that is not sent by SMTP. */
export const mailFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'mail');

/** The worker with its couriers, and the store that everybody else uses, which tells it of new rows. */
export function makeOutbox(parts: OutboxParts): { worker: OutboxWorker; store: Store } {
  const { config, clock, log, timer = systemTimer } = parts;
  const mailer = config.smtp === undefined ? fileMailer(mailFolder(config)) : smtpMailer(config.smtp);
  const mail = mailCourier({ ...parts, mailer, from: config.mailFrom });
  const couriers = { 'email.customerRegistered': mail };
  const worker = makeOutboxWorker({ store: parts.store, clock, timer, log, couriers, random: Math.random });
  return { worker, store: announcing(parts.store, worker.take) };
}
