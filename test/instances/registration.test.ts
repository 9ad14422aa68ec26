import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { done, once, referenceIn } from '../support/confirming.js';
import { directTalk } from '../support/directTalk.js';
import { cardTalk } from '../support/talk.js';
import { type Cluster, startCluster } from './cluster.js';
import { openStream } from './liveStream.js';

let cluster: Cluster;
beforeEach(async () => {
  cluster = await startCluster();
});
afterEach(() => cluster.stop());

describe('a KONNECT registration of which every request goes to another instance', () => {
  it('is carried out, and its live stream has every answer once, in order', async () => {
    const { app, passed } = cluster;
    const signedIn = await app.signIn('konnect', 'agent1');
    const stream = await openStream(app.url, signedIn);
    const talk = directTalk(app, signedIn);
    let last = '';
    for (const [button, filled, seen] of registrationKonnect.cards) {
      const { text } = await talk.press(button, filled);
      for (const words of [seen].flat()) expect(text).toContain(words);
      last = text;
    }
    expect(referenceIn(last)).toMatch(/^\w{8}$/);
    expect(await done(app)).toEqual(once);

    const log = (await app.store.conversations.load(signedIn.conversationId))?.log ?? [];
    await stream.until(log.map(({ activity }) => activity.id));
    expect(stream.lastIds()).toEqual(log.map(({ activity }) => activity.id));
    expect(stream.faults()).toEqual([]);
    expect(stream.sets.at(-1)?.watermark).toBe(String(log.at(-1)?.mark));
    stream.close();

    const places = passed.map(({ instance }) => instance);
    expect(places).toEqual(places.map((_, index) => index % 3));
    expect(passed.findIndex(({ isStream }) => isStream)).toBe(3);
  });

  it('is carried out with the client that Web Chat uses', async () => {
    const { app } = cluster;
    const talk = await cardTalk(app, 'konnect', 'agent1');
    for (const [button, filled, seen] of registrationKonnect.cards) {
      const text = await talk.press(button, filled);
      for (const words of [seen].flat()) expect(text).toContain(words);
    }
    expect(await done(app)).toEqual(once);
    talk.close();
  });
});
