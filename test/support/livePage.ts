import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { TestApp } from './app.js';

const json = { 'Content-Type': 'application/json' };
const Given = z.object({ token: z.string(), conversationId: z.string() });
const ActivitySet = z.object({ watermark: z.string(), activities: z.array(z.object({ text: z.string().optional() })) });
const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

interface Heard {
  readonly watermark: string;
  readonly texts: readonly string[];
}

/** A page of agent1 of KONNECT, request by request, with the live stream as it comes. `plain`: without cards. */
export async function livePage(app: TestApp, { plain = false } = {}) {
  const { cookie } = await app.signIn('konnect', 'agent1');
  const headers = { ...json, cookie };
  const given = await fetch(`${app.url}/konnect/token`, { method: 'POST', headers, body: JSON.stringify({ plain }) });
  const { token, conversationId } = Given.parse(await given.json());
  const path = `${app.url}/v3/directline/conversations/${conversationId}`;
  const authorization = `Bearer ${token}`;
  const stream = `${path.replace('http', 'ws')}/stream?t=${token}&watermark=0`;
  const socket = new WebSocket(stream);
  const sets: Heard[] = [];
  socket.on('message', (data) => {
    const { watermark, activities } = ActivitySet.parse(JSON.parse(String(data)));
    sets.push({ watermark, texts: activities.map(({ text = '' }) => text) });
  });
  app.onStop(() => socket.terminate());
  await once(socket, 'message');
  const post = (text: string, more: object = {}) =>
    fetch(`${path}/activities`, {
      method: 'POST',
      headers: { ...json, authorization },
      body: JSON.stringify({ type: 'message', from: { id: 'whoever' }, text, ...more }),
    });
  /** Sends a message; gives what was answered and the next set of the stream. */
  const say = async (text: string, more: object = {}) => {
    const next = once(socket, 'message');
    const response = await post(text, more);
    await next;
    const { error } = Refused.partial().parse(await response.json());
    return { status: response.status, retryAfter: response.headers.get('retry-after'), error, heard: sets.at(-1) };
  };
  const log = async () => (await fetch(`${path}/activities`, { headers: { authorization } })).text();
  return { cookie, socket, sets, path, stream, authorization, post, say, log };
}
