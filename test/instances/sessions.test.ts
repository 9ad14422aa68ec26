import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Cluster, type ClusterOptions, startCluster } from './cluster.js';
import { openStream } from './liveStream.js';

const Opened = z.object({ conversationId: z.string() });

let cluster: Cluster;
afterEach(() => cluster.stop());

const start = async (options: ClusterOptions = {}) => {
  cluster = await startCluster(options);
};
const post = (place: number, path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${cluster.at(place).url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });

it('a sign-in is one on every instance, with one conversation', async () => {
  await start();
  const { cookie, conversationId } = await cluster.app.signIn('konnect', 'agent1');
  for (const place of [0, 1, 2]) {
    const token = await post(place, '/konnect/token', { cookie });
    expect(await token.json()).toMatchObject({ conversationId });
  }
});

it('two pages that open at once on two instances share one conversation', async () => {
  await start();
  const first = await cluster.app.signIn('konnect', 'agent1');
  const account = await cluster.app.accountId('konnect', 'agent1');
  await cluster.app.store.transaction(async ({ sessions }) => {
    for (const session of await sessions.where({ account })) await sessions.put({ ...session, conversations: {} });
  });
  const opened = await Promise.all(
    [0, 1, 2].map(async (place) =>
      Opened.parse(await (await post(place, '/konnect/token', { cookie: first.cookie })).json()),
    ),
  );
  expect(new Set(opened.map(({ conversationId }) => conversationId)).size).toBe(1);
});

it('whoever signs out on one instance is signed out on all, and streams elsewhere end with the next look', async () => {
  await start({ limits: { streams: { conversation: 10, account: 100, overall: 100, checkEvery: 100 } } });
  const signedIn = await cluster.app.signIn('konnect', 'agent1');
  const streams = await Promise.all([0, 1, 2].map((place) => openStream(cluster.at(place).url, signedIn)));
  const { cookie, token, conversationId } = signedIn;
  expect((await post(0, '/konnect/sign-out', { cookie })).status).toBe(204);
  for (const place of [0, 1, 2]) {
    expect((await post(place, '/konnect/token', { cookie })).status).toBe(401);
    const said = await post(
      place,
      `/v3/directline/conversations/${conversationId}/activities`,
      { authorization: `Bearer ${token}` },
      { type: 'message', text: 'aide' },
    );
    expect(said.status).toBe(403);
  }
  expect(await Promise.all(streams.map(({ closed }) => closed))).toEqual([1008, 1008, 1008]);
});

describe('tries to sign in', () => {
  const wrong = { login: 'agent1', password: 'wrong' };

  it('are counted over all instances', async () => {
    await start({ limits: { login: { points: 3, duration: 900 } } });
    const statuses: number[] = [];
    for (const place of [0, 1, 2, 0]) statuses.push((await post(place, '/konnect/sign-in', {}, wrong)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    for (const place of [0, 1, 2]) {
      const right = { login: 'agent1', password: 'konnect-demo-1' };
      expect((await post(place, '/konnect/sign-in', {}, right)).status).toBe(429);
    }
  });

  it('are counted by the address that the proxy names, not by the proxy’s', async () => {
    await start({ limits: { login: { points: 1, duration: 900 } } });
    const from = (address: string, place: number) =>
      post(place, '/konnect/sign-in', { 'x-forwarded-for': `10.9.9.9, ${address}` }, wrong);
    expect((await from('192.0.2.1', 0)).status).toBe(401);
    expect((await from('192.0.2.1', 1)).status).toBe(429);
    expect((await from('192.0.2.2', 2)).status).toBe(401);
  });

  it('that were right are given back, also when there were too many at once', async () => {
    // What is counted here is the address; tries at one account in a row are slowed down for themselves.
    await start({ limits: { signInsOfAddress: { points: 8, duration: 60 }, login: { points: 100, duration: 900 } } });
    const right = { login: 'agent1', password: 'konnect-demo-1' };
    const signIn = async (place: number) => (await post(place, '/konnect/sign-in', {}, right)).status;
    const statuses = await Promise.all([0, 0, 0, 1, 1, 1, 2, 2, 2].map(signIn));
    // The ninth may have been turned away, if none was given back before it.
    expect(statuses.filter((status) => status === 204).length).toBeGreaterThanOrEqual(8);
    for (const place of [0, 1, 2, 0, 1, 2]) expect(await signIn(place)).toBe(204);
  });
});
