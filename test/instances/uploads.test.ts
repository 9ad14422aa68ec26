import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import { migrationFolder } from '../../src/bot/root.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { SignedIn } from '../support/directTalk.js';
import { type Cluster, found, startCluster } from './cluster.js';

let cluster: Cluster;
let signedIn: SignedIn;
beforeEach(async () => {
  cluster = await startCluster();
  signedIn = await cluster.app.signIn('konnect', 'agent1');
});
afterEach(() => cluster.stop());

const Attached = z.array(z.object({ contentUrl: z.string(), name: z.string() }));

async function send(place: number, ...files: [name: string, text: string][]): Promise<number> {
  const form = new FormData();
  for (const [name, text] of files) form.append('file', new File([text], name, { type: 'text/plain' }));
  const { token, conversationId } = signedIn;
  const url = `${cluster.at(place).url}/v3/directline/conversations/${conversationId}/upload`;
  return (await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })).status;
}
const addresses = async () => {
  const log = (await cluster.app.store.conversations.load(signedIn.conversationId))?.log ?? [];
  return log
    .flatMap(({ activity }) => Attached.safeParse(activity.attachments).data ?? [])
    .map(({ contentUrl }) => contentUrl);
};

it('a file that one instance has taken is fetched from any, and goes with its conversation', async () => {
  expect(await send(0, ['a.txt', 'what was sent'])).toBe(200);
  const url = new URL(found((await addresses())[0]));
  expect(url.origin).toBe(cluster.app.url);
  for (const place of [0, 1, 2]) {
    const fetched = await fetch(`${cluster.at(place).url}${url.pathname}`);
    expect([fetched.status, await fetched.text()]).toEqual([200, 'what was sent']);
    expect(fetched.headers.get('content-disposition')).toContain('a.txt');
  }
  await cluster.app.store.conversations.expire('9999-01-01T00:00:00.000Z');
  for (const place of [0, 1, 2]) expect((await fetch(`${cluster.at(place).url}${url.pathname}`)).status).toBe(404);
});

it('what a conversation may keep is counted over all instances', async () => {
  const five = (round: number) => [1, 2, 3, 4, 5].map((n): [string, string] => [`${round}-${n}`, 'x']);
  const statuses = await Promise.all([0, 1, 2, 3, 4, 5].map((place) => send(place, ...five(place))));
  expect(statuses.sort()).toEqual([200, 200, 200, 200, 413, 413]);
  expect(await addresses()).toHaveLength(20);
});

it('nothing is found by an id that is none', async () => {
  const store = await openPostgresStore({ url: cluster.database.url, migrations: migrationFolder });
  expect(await store.uploads.find(signedIn.conversationId, 'nothing')).toBeUndefined();
  expect(await store.uploads.find(signedIn.conversationId, '\0')).toBeUndefined();
  await store.close();
});
