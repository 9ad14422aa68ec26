import type { Store } from '../../domain/door/ports.js';
import { filesOf, type Request } from '../../domain/records/request.js';
import { sweepMail } from '../couriers/mail/fileMailer.js';
import { sweepSms } from '../smsGateway/fileGateway.js';
import type { Config } from './config.js';
import { smsFolder } from './dataFolders.js';
import type { Opened } from './openStore.js';
import { mailFolder } from './outbox.js';

interface SweepParts {
  readonly config: Config;
  readonly store: Store;
  readonly uploads: Opened['uploads'];
  readonly reports: Opened['reports'];
}

/** A report that is still being made, or was not noted yet, has no row: so young a file is left alone, in milliseconds. */
const YOUNG = 24 * 60 * 60 * 1000;

/** Removes files that belong to no conversation, request or report any more, and old mail and SMS of a demo. */
export async function sweepFiles({ config, store, uploads, reports }: SweepParts, now: Date): Promise<void> {
  await uploads.sweep({
    conversation: async (id) => (await store.conversations.load(id)) !== undefined,
    request: async (id) => keptWith(await store.read(({ requests }) => requests.get(id))),
  });
  const named = await fileNamed(store);
  await reports.sweep(async (id) => named.has(id), new Date(now.getTime() - YOUNG));
  await sweepMail(mailFolder(config), now);
  await sweepSms(smsFolder(config.dataDir), now);
}

/** The ids of the files that a request has. */
const keptWith = (request: Request | undefined): string[] =>
  request === undefined ? [] : filesOf(request).map(({ id }) => id);

/** The files that reports have. */
const fileNamed = async (store: Store): Promise<ReadonlySet<string>> =>
  new Set((await store.read(({ reports }) => reports.where({}))).flatMap(({ file }) => (file ? [file.id] : [])));
