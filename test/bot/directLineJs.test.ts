import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Activity, ConnectionStatus, type DirectLine } from 'botframework-directlinejs';
import { directLineClient } from '../support/directLineClient.js';
import { type Edge, openEdge } from '../support/edge.js';

let edge: Edge;
let given: { token: string; conversationId: string };
let cookie: string;
let clients: DirectLine[];
beforeEach(async () => {
  clients = [];
  edge = await openEdge();
  cookie = await edge.signIn();
  given = await edge.token(cookie);
});
afterEach(async () => {
  for (const client of clients) client.end();
  await edge.close();
});

/** A client and the texts it has heard, with a promise for the moment when there are so many. */
function start(options: { webSocket: boolean; watermark?: string; conversationId?: string }) {
  const client = directLineClient(edge.url, { token: given.token, pollingInterval: 200, ...options });
  clients.push(client);
  const activities: Activity[] = [];
  const waiting = new Set<() => void>();
  const ended = () => {};
  client.activity$.subscribe((activity) => {
    activities.push(activity);
    for (const look of waiting) look();
  }, ended);
  const until = (count: number) =>
    new Promise<unknown[]>((resolve) => {
      const look = () => {
        if (activities.length >= count)
          resolve(activities.map((activity) => (activity.type === 'message' ? activity.text : activity.type)));
      };
      waiting.add(look);
      look();
    });
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      client.postActivity({ type: 'message', text, from: { id: 'somebody' } }).subscribe(resolve, reject);
    });
  return { client, activities, until, say };
}

describe.each([{ webSocket: true }, { webSocket: false }])('DirectLineJS with %p', (how) => {
  it('hears the greeting, says something, and hears it with the answer', async () => {
    const { until, say, activities } = start(how);
    await until(1);
    const id = await say('bonjour');
    expect(await until(3)).toEqual(['hello', 'bonjour', 'echo bonjour']);
    expect(activities[1]).toMatchObject({ id, from: { id: 'account-awa', role: 'user' } });
  });

  it('goes on after a reload with the whole conversation, or from where it was', async () => {
    const first = start(how);
    await first.until(1);
    await first.say('a');
    await first.until(3);
    first.client.end();
    const { conversationId } = given;
    expect(await start({ ...how, conversationId, watermark: '0' }).until(3)).toEqual(['hello', 'a', 'echo a']);
    const later = start({ ...how, conversationId, watermark: '2' });
    expect(await later.until(1)).toEqual(['echo a']);
  });

  it('is told that its token is worth nothing after the sign-out', async () => {
    const { client, until, say } = start(how);
    await until(1);
    const expired = new Promise<void>((resolve) => {
      client.connectionStatus$.subscribe((status) => {
        if (status === ConnectionStatus.ExpiredToken) resolve();
      });
    });
    await edge.post('/konnect/sign-out', undefined, { cookie });
    expect(await say('x')).toBe('retry');
    await expired;
  });
});
