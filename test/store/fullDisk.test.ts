import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type FilePort, NodeFiles } from '../../src/store/lowdb/index.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../support/app.js';

/** A disk that takes `room` more writes, and is full from then on. */
class FillingFiles extends NodeFiles implements FilePort {
  room = Number.POSITIVE_INFINITY;

  override async write(path: string, text: string): Promise<void> {
    this.#take();
    await super.write(path, text);
  }

  override async append(path: string, text: string): Promise<void> {
    this.#take();
    await super.append(path, text);
  }

  override async sync(path: string): Promise<void> {
    await super.sync(path);
    this.#take();
  }

  #take(): void {
    this.room -= 1;
    if (this.room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
}

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'full-disk-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

interface Talk {
  readonly app: TestApp;
  readonly conversation: string;
}

const Answer = z.object({ error: z.object({ message: z.string() }).optional() });

/** Says it as a page does, and reads what the page would be shown. */
async function say({ app, conversation }: Talk, token: string, text: string) {
  let shown = '';
  const stop = app.turns.listen(conversation, (said) => {
    shown += JSON.stringify(said);
  });
  const response = await fetch(`${app.url}/v3/directline/conversations/${conversation}/activities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', from: { id: 'whoever' }, text }),
  });
  stop();
  const { message = '' } = Answer.parse(await response.json()).error ?? {};
  return { status: response.status, message, shown };
}

const salesOf = async (app: TestApp): Promise<number> => (await app.store.read(({ sales }) => sales.where({}))).length;

/** The guide in plain text up to the PIN. */
async function untilPin(files: FilePort): Promise<Talk> {
  const app = await startApp({ dataDir, store: { files } });
  const account = await app.accountId('konnect', 'agent1');
  const conversation = await app.turns.open({ account, operator: 'konnect' }, 'text');
  for (const [text] of registrationKonnect.text.slice(0, -1)) {
    await app.turns.receive(conversation, { type: 'message', text });
  }
  return { app, conversation };
}

describe('a disk that gets full while a PIN confirms a command', () => {
  it('shows the command as done only when it is, and once, whichever write fails', async () => {
    const { app: first, conversation } = await untilPin(new NodeFiles());
    await first.halt();
    let failed = 0;
    for (let room = 0; room < 40; room += 1) {
      const files = new FillingFiles();
      const app = await startApp({ dataDir, store: { files } });
      let shown = '';
      app.turns.listen(conversation, (said) => {
        shown += JSON.stringify(said);
      });
      // The conversation's first load writes its file anew: that is not what is tried here.
      const before = await app.store.conversations.load(conversation);
      // A failure of the outbox, which works beside the turn, can hide that the turn was written: then its answer is there.
      if (JSON.stringify(before?.log).includes('Client enregistr')) {
        expect(failed).toBeGreaterThan(5);
        expect(await salesOf(app)).toBe(1);
        return app.halt();
      }
      files.room = room;
      const outcome = await app.turns.receive(conversation, { type: 'message', text: '2468' }).then(
        () => 'answered',
        () => 'refused',
      );
      const done = shown.includes('Client enregistr');
      // Where the write that fails is not the turn's own (a draft's), the answer is an apology.
      const apologised = outcome === 'answered' && shown.includes('une erreur s’est produite');
      expect({ room, outcome, done }).toEqual({ room, outcome, done: outcome === 'answered' && !apologised });
      const ready = await fetch(`${app.url}/readyz`);
      // What goes out and what tidies up work beside the turn: they may find the disk full a moment after it.
      const beside = app.lines.some((line) => /outbox\.storeFailed|store\.tidyFailed/.test(line));
      expect({ room, done, beside, status: ready.status }).toMatchObject(beside ? {} : { status: done ? 200 : 503 });
      files.room = Number.POSITIVE_INFINITY;
      await app.halt().catch(() => undefined);
      if (done) {
        expect(failed).toBeGreaterThan(5);
        const after = await startApp({ dataDir });
        expect(await salesOf(after)).toBe(1);
        await after.halt();
        return;
      }
      failed += 1;
    }
    throw new Error('the command never got through');
  }, 60_000);

  it('apologises to a page with a reference, tells the probes, and goes on after a start', async () => {
    const files = new FillingFiles();
    const app = await startApp({ dataDir, store: { files } });
    const { token, conversationId: conversation } = await app.signIn('konnect', 'agent1');
    const talk = { app, conversation };
    expect((await say(talk, token, 'menu')).status).toBe(200);
    files.room = 0;
    const refused = await say(talk, token, 'menu');
    expect(refused).toMatchObject({ status: 503, shown: '' });
    expect(refused.message).toContain('le service est momentanément indisponible');
    const [reference = 'none'] = /\w{8}(?=\.$)/.exec(refused.message) ?? [];
    expect(app.lines.filter((line) => line.includes(reference))).toHaveLength(1);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    // The disk has room again, but what is on it is not known: only a start reads it.
    files.room = Number.POSITIVE_INFINITY;
    expect((await say(talk, token, 'menu')).status).toBe(503);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await app.halt().catch(() => undefined);
    const again = await startApp({ dataDir });
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(await again.store.conversations.load(conversation)).toBeDefined();
    await again.halt();
  }, 30_000);
});
