import type { Uploads } from '../../domain/documents/uploads.js';
import type { Store } from '../../domain/door/ports.js';
import { filesOf } from '../../domain/records/request.js';
import { type Courier, never, sent } from '../outbox/courier.js';

/**
 * Keeps the files of a request with it: copies them from the conversation they were sent in, and removes those that it has
 * no more. Delivered again, it finds them there.
 */
export const requestFilesCourier = ({
  store,
  uploads,
}: {
  readonly store: Pick<Store, 'read'>;
  readonly uploads: Pick<Uploads, 'settle'>;
}): Courier<'request.files'> => ({
  deliver: async ({ message }) => {
    const request = await store.read(({ requests }) => requests.get(message.request));
    const missing = await uploads.settle(message.request, request === undefined ? [] : filesOf(request));
    return missing.length === 0 ? sent : never('file.gone');
  },
});
