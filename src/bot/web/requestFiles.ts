import { z } from 'zod';
import type { RequestFileLinks } from '../../dialogs/conversation/turn.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Door } from '../../domain/door/execute.js';
import { isStillTheirs } from '../../domain/door/stillTheirs.js';
import { actorOf } from '../../domain/records/account.js';
import { filesOf } from '../../domain/records/request.js';
import { requestStanding } from '../../domain/tickets/requestList.js';
import {
  createSignedLinks,
  type Files,
  type LinkPorts,
  type MadeFile,
  mayOpen,
  type SignedInPorts,
} from './signedLinks.js';

const Claims = z.object({
  ...{ request: z.string(), file: z.string() },
  ...{ operator: z.string(), account: z.string(), organisation: z.string().optional() },
  /** Where it was given. A link of before does not say. */
  conversation: z.string().optional(),
});
type Claims = z.output<typeof Claims>;

export interface RequestFilePorts extends LinkPorts, SignedInPorts {
  readonly door: Pick<Door, 'ask'>;
  readonly uploads: Pick<Uploads, 'findKept'>;
}

/**
 * The files that are kept with one's own requests to the staff, by signed addresses: who asked is looked at again when one is
 * fetched, and whoever has lost the company has no files of it any more.
 */
export function createRequestFiles(ports: RequestFilePorts): RequestFileLinks & Files {
  const { link, ...signed } = createSignedLinks(ports, 'guichet/request-file', '/files/request');
  return {
    ...signed,
    link: ({ request, id: file }, { operator, account, organisation, conversation }) =>
      link({ request, file, operator, account, conversation, ...(organisation !== undefined && { organisation }) }),
    made: async (said, account) => {
      const claims = Claims.safeParse(said).data;
      if (claims === undefined || !(await mayOpen(ports, account, claims))) return undefined;
      return fileOf(ports, claims);
    },
  };
}

async function fileOf(
  { store, door, uploads, clock }: RequestFilePorts,
  claims: Claims,
): Promise<MadeFile | undefined> {
  const account = await store.read(({ accounts }) => accounts.get(claims.account));
  const { organisation } = claims;
  if (!isStillTheirs(account, claims, clock.now())) return undefined;
  const actor = actorOf(account, { organisation, channel: 'file', conversation: '' });
  const found = await door.ask({ query: requestStanding, input: { id: claims.request }, actor });
  const request = found.ok ? found.value : undefined;
  if (request === undefined || !filesOf(request).some(({ id }) => id === claims.file)) return undefined;
  const file = await uploads.findKept(claims.request, claims.file);
  // Never shown by a browser, whatever was said of its type.
  return file && { name: file.name, type: 'application/octet-stream', bytes: file.bytes };
}
