import { expect } from '@jest/globals';
import { z } from 'zod';
import type { TestApp } from './app.js';
import { plainBlanks, seenCard } from './seen.js';

const Told = z.looseObject({
  text: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown().optional() })).optional(),
});
/**
 * A conversation over the page's own requests, which can send files: up to the first card of a procedure, begun anew where a draft
 * of it is there.
 */
export async function uploading(app: TestApp, operator: string, login: string, procedure: string) {
  const { token, conversationId } = await app.signIn(operator, login);
  const base = `${app.url}/v3/directline/conversations/${conversationId}`;
  const authorization = `Bearer ${token}`;
  let read = 0;
  const answers = async () => {
    const log = (await app.store.conversations.load(conversationId))?.log ?? [];
    const fresh = log.slice(read).map(({ activity }) => activity);
    read = log.length;
    return fresh;
  };
  const cards = async () =>
    (await answers()).flatMap((activity) =>
      (Told.safeParse(activity).data?.attachments ?? []).flatMap(({ contentType, content }) =>
        contentType.endsWith('card.adaptive') ? [seenCard(content)] : [],
      ),
    );
  const text = (all: Awaited<ReturnType<typeof cards>>) => plainBlanks(all.map((card) => card.text).join('\n'));
  const post = async (value: object) => {
    const body = JSON.stringify({ type: 'message', from: { id: 'x' }, value });
    const headers = { authorization, 'content-type': 'application/json' };
    expect((await fetch(`${base}/activities`, { method: 'POST', headers, body })).status).toBe(200);
    await app.outbox.idle();
  };
  const upload = async (...files: readonly (readonly [name: string, bytes: Uint8Array])[]) => {
    const form = new FormData();
    for (const [name, bytes] of files) form.append('file', new File([new Uint8Array(bytes)], name));
    const { status } = await fetch(`${base}/upload`, { method: 'POST', headers: { authorization }, body: form });
    expect(status).toBe(200);
    const all = await cards();
    return { cards: all, read: text(all) };
  };
  await post({ act: 'start', procedure });
  let [first] = (await cards()).slice(-1);
  if (first?.actions.some(({ data }) => data?.act === 'anew')) {
    await post({ act: 'anew', procedure });
    [first] = (await cards()).slice(-1);
  }
  const answer = first?.actions.find(({ data }) => data?.act === 'answer');
  return { conversationId, upload, post, cards, text, answer: answer?.data };
}
