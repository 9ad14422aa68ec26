import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Listeners, makeListeners } from '../../src/bot/turns/listeners.js';
import type { Conversations, Said } from '../../src/domain/door/ports.js';
import { memoryStore } from '../support/memoryStore.js';

const log: readonly Said[] = [1, 2, 3, 4, 5, 6].map((mark) => ({ mark, activity: { id: `said-${mark}` } }));
const marks = (said: readonly Said[]) => said.map(({ mark }) => mark);

let listeners: Listeners;
let notice: (id: string | undefined) => void;
let outages: number;
let faults: unknown[];
/** What a listener that wants everything has heard, and one that wants what comes from now on. */
let all: number[];
let late: number[];
beforeEach(async () => {
  outages = 0;
  faults = [];
  const { conversations } = memoryStore();
  const start = { id: 'talk', operator: 'konnect', account: 'somebody', channel: 'text', createdAt: '2026-03-02' };
  await conversations.open(start);
  await conversations.commit('talk', 0, { at: '2026-03-02', state: {}, say: log.map(({ activity }) => activity) });
  const load: Conversations['load'] = async (id) => {
    outages -= 1;
    if (outages >= 0) throw new Error('no connection is free');
    return conversations.load(id);
  };
  const watch: Conversations['watch'] = (heard) => {
    notice = heard;
    return () => {};
  };
  listeners = makeListeners({ ...conversations, load, watch }, (fault) => faults.push(fault));
  [all, late] = [[], []];
  listeners.listen('talk', (said) => all.push(...marks(said)), 0);
  listeners.listen('talk', (said) => late.push(...marks(said)));
});

describe('what another instance has said, of which no notice has come', () => {
  it('is told before what is said here', () => {
    listeners.said('talk', log, 4);
    expect([all, late]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [5, 6],
    ]);
  });

  it('is told before answers that are told once more', () => {
    listeners.again('talk', log.slice(2, 3), log);
    expect([all, late]).toEqual([[1, 2, 3, 4, 5, 6, 3], [3]]);
  });
});

describe('a notice', () => {
  const heard = (listening: Listeners) =>
    new Promise<number[]>((hear) => listening.listen('talk', (said) => hear(marks(said)), 4));

  it('tells what was not told yet, once', async () => {
    listeners.said('talk', log.slice(0, 4), 3);
    const news = heard(listeners);
    notice('talk');
    expect(await news).toEqual([5, 6]);
    listeners.said('talk', log, 5);
    expect([all, late]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [4, 5, 6],
    ]);
  });

  it('is followed again when the store could not be read at that moment', async () => {
    outages = 1;
    const news = heard(listeners);
    notice(undefined);
    expect(await news).toEqual([5, 6]);
    expect(faults).toHaveLength(1);
  });
});
