import type { Store } from '../../domain/door/ports.js';
import { filesOf, type Request } from '../../domain/records/request.js';
import { sweepMail } from '../couriers/mail/fileMailer.js';
import { sweepSms } from '../smsGateway/fileGateway.js';
import type { Config } from './config.js';
import { smsFolder } from './dataFolders.js';
import type { openStore } from './openStore.js';
import { mailFolder } from './outbox.js';

interface SweepParts {
  readonly config: Config;
  readonly store: Store;
  readonly uploads: Awaited<ReturnType<typeof openStore>>['uploads'];
}

/** Removes files that belong to no conversation or request any more, and old mail and SMS of a demo. */
export async function sweepFiles({ config, store, uploads }: SweepParts, now: Date): Promise<void> {
  await uploads.sweep({
    conversation: async (id) => (await store.conversations.load(id)) !== undefined,
    request: async (id) => keptWith(await store.read(({ requests }) => requests.get(id))),
  });
  await sweepMail(mailFolder(config), now);
  await sweepSms(smsFolder(config.dataDir), now);
}

/** The ids of the files that a request has. */
const keptWith = (request: Request | undefined): string[] =>
  request === undefined ? [] : filesOf(request).map(({ id }) => id);
