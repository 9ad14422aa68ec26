import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Conversation, ConversationChange, Store } from '../../src/domain/door/ports.js';
import { start } from './rows.js';

const at = (day: number, minute = 0): string => new Date(Date.UTC(2026, 2, day, 10, minute)).toISOString();
const say = (...ids: string[]): ConversationChange => ({
  at: at(1),
  state: { said: ids.length },
  say: ids.map((id) => ({ id, text: `text of ${id}` })),
});
const marks = (conversation: Conversation | undefined) =>
  conversation?.log.map(({ mark, activity }) => `${mark}:${activity.id}`);

/** What is given may be a copy, or not let itself be changed. */
const tryTo = (change: () => unknown): void => {
  try {
    change();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
  }
};

/** The part of the store's contract that is about conversations. */
export function conversationContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: conversations`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('opens one, and gives the same when it is opened again', async () => {
      const first = await store.conversations.open(start('c1'));
      expect(first).toMatchObject({
        ...start('c1'),
        version: first.version,
        lastAt: at(1),
        state: {},
        log: [],
        seen: [],
      });
      await store.conversations.commit('c1', first.version, say('x'));
      expect(marks(await store.conversations.open(start('c1')))).toEqual(['1:x']);
      expect(await store.conversations.load('c2')).toBeUndefined();
    });

    it('commits to the present version only', async () => {
      const { version } = await store.conversations.open(start('c1'));
      const both = await Promise.all(['a', 'b'].map((id) => store.conversations.commit('c1', version, say(id))));
      expect(both.filter((one) => one !== undefined)).toHaveLength(1);
      const now = await store.conversations.load('c1');
      expect(now).toEqual(both.find((one) => one !== undefined));
      expect(now?.version).toBe(version + 1);
      expect(await store.conversations.commit('c9', 0, say('a'))).toBeUndefined();
    });

    it('gives what is said rising marks, and an id said again a new one', async () => {
      const { version } = await store.conversations.open(start('c1'));
      await store.conversations.commit('c1', version, say('a', 'b'));
      const next = await store.conversations.commit('c1', version + 1, say('c', 'a'));
      expect(marks(next)).toEqual(['2:b', '3:c', '4:a']);
    });

    it('keeps the last 200 entries, seven days of them and 50 messages that came in', async () => {
      let { version } = await store.conversations.open(start('c1'));
      for (let n = 0; n < 60; n += 1) {
        const seen = { inbound: `in${n}`, id: `i${n}`, answers: [`a${n}`] };
        const ids = Array.from({ length: 5 }, (_, k) => `m${n}-${k}`);
        version = (await store.conversations.commit('c1', version, { ...say(...ids), seen }))?.version ?? -1;
      }
      const full = await store.conversations.load('c1');
      expect([full?.log.length, full?.log[0]?.mark, full?.log.at(-1)?.mark]).toEqual([200, 101, 300]);
      expect([full?.seen.length, full?.seen[0]?.inbound, full?.seen.at(-1)?.inbound]).toEqual([50, 'in10', 'in59']);
      const later = await store.conversations.commit('c1', version, { ...say('new'), at: at(9) });
      expect(marks(later)).toEqual(['301:new']);
      expect(later?.lastAt).toBe(at(9));
    });

    it('gives the next mark even when all that had marks is forgotten', async () => {
      const { version } = await store.conversations.open(start('c1'));
      await store.conversations.commit('c1', version, say('a'));
      await store.conversations.commit('c1', version + 1, { ...say(), at: at(20) });
      expect(marks(await store.conversations.commit('c1', version + 2, { ...say('b'), at: at(20) }))).toEqual(['2:b']);
    });

    it('keeps nothing of what a caller does to what it gave or got', async () => {
      const { version } = await store.conversations.open(start('c1'));
      const state = { answers: { name: 'N' } };
      const given = await store.conversations.commit('c1', version, { ...say('a'), state });
      state.answers.name = 'changed';
      tryTo(() => Object.assign(given?.log[0]?.activity ?? {}, { text: 'changed' }));
      const loaded = await store.conversations.load('c1');
      expect([loaded?.state, loaded?.log[0]?.activity.text]).toEqual([{ answers: { name: 'N' } }, 'text of a']);
      tryTo(() => Object.assign(loaded?.state ?? {}, { answers: 'changed' }));
      expect((await store.conversations.load('c1'))?.state).toEqual({ answers: { name: 'N' } });
    });

    it('forgets the conversations that were silent for long', async () => {
      for (const id of ['old', 'new']) await store.conversations.open(start(id));
      await store.conversations.commit('new', 0, { ...say('a'), at: at(5) });
      expect(await store.conversations.expire(at(3))).toBe(1);
      expect(await store.conversations.load('old')).toBeUndefined();
      expect((await store.conversations.load('new'))?.lastAt).toBe(at(5));
    });

    it('takes as an id only what is safe as the name of a file', async () => {
      for (const id of ['', '../x', 'a/b', 'a.b', 'é', 'x'.repeat(65)]) {
        await expect(store.conversations.open(start(id))).rejects.toThrow('conversation id');
        expect(await store.conversations.load(id)).toBeUndefined();
      }
      for (const id of ['__proto__', 'x'.repeat(64)]) {
        expect((await store.conversations.open(start(id))).id).toBe(id);
      }
    });
  });
}
