import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { fileWithin } from '../../src/bot/http/life.js';
import { startApp, type TestApp } from '../support/app.js';
import type { SignedIn } from '../support/directTalk.js';

jest.setTimeout(60_000);

let app: TestApp;
afterEach(() => app.stop());

const Entered = z.object({ streamUrl: z.string() });

/** Opens a live stream; gives it, or the status with which it was refused. */
async function stream({ token, conversationId }: SignedIn): Promise<WebSocket | number> {
  const headers = { authorization: `Bearer ${token}` };
  const entered = await fetch(`${app.url}/v3/directline/conversations/${conversationId}`, { headers });
  const socket = new WebSocket(Entered.parse(await entered.json()).streamUrl);
  app.onStop(() => socket.terminate());
  return Promise.race([
    once(socket, 'open').then(() => socket),
    new Promise<number>((resolve) => {
      socket.once('unexpected-response', (_req, response) => resolve(response.statusCode ?? 0));
    }),
  ]);
}

/** Begins to send a file and stops in the middle. */
function hold({ token, conversationId }: SignedIn): Promise<number> {
  const sent = request(`${app.url}/v3/directline/conversations/${conversationId}/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'Content-Type': 'multipart/form-data; boundary=b',
      'Content-Length': 400,
    },
  });
  app.onStop(() => sent.destroy());
  sent.on('error', () => {});
  sent.write('--b\r\n');
  return new Promise((resolve) => {
    sent.once('response', (response) => resolve(response.statusCode ?? 0));
  });
}

async function upload({ token, conversationId }: SignedIn): Promise<number> {
  const body = new FormData();
  body.append('file', new Blob(['x'.repeat(600)]), 'a.txt');
  const headers = { Authorization: `Bearer ${token}` };
  const url = `${app.url}/v3/directline/conversations/${conversationId}/upload`;
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

describe('live streams (S5)', () => {
  it('of one account are bounded over all its conversations, and others have theirs', async () => {
    const streams = { conversation: 5, account: 3, overall: 100, checkEvery: 30_000 };
    app = await startApp({ of: 'konnect', limits: { streams } });
    const own = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent1')] as const;
    for (const one of [own[0], own[1], own[0]]) expect(await stream(one)).toBeInstanceOf(WebSocket);
    expect(await stream(own[1])).toBe(429);
    expect(await stream(await app.signIn('konnect', 'agent2'))).toBeInstanceOf(WebSocket);
  });
});

describe('files that are left open (S8)', () => {
  it('take the places of their own account only', async () => {
    app = await startApp({ of: 'konnect', limits: { uploadsAtOnceOfAccount: 2, uploadsAtOnce: 20 } });
    const hostile = await app.signIn('konnect', 'agent1');
    const honest = await app.signIn('konnect', 'agent2');
    const held = Array.from({ length: 6 }, () => hold(hostile));
    // Four of six are turned away at once; the other two hold their places.
    const refused = held.map(async (one) => (await one) === 429);
    expect(await Promise.any(refused)).toBe(true);
    expect(await upload(honest)).toBe(200);
    expect(await upload(hostile)).toBe(429);
  });

  it('have to come: so long a small one may take, and so long the largest', () => {
    expect(fileWithin(400)).toBeLessThan(6_000);
    expect(fileWithin(4 * 1024 * 1024)).toBeGreaterThanOrEqual(60_000);
  });
});
