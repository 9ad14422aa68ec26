import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { done, once, referenceIn } from '../support/confirming.js';
import { type DirectTalk, directTalk, play, type SignedIn } from '../support/directTalk.js';
import { type Cluster, startCluster } from './cluster.js';
import { type LiveStream, openStream } from './liveStream.js';

const CONFIRM = 'Enregistrer le client';
const RIGHT = { 'Votre code PIN': '2468' };
const WRONG = { 'Votre code PIN': '1111' };

let cluster: Cluster;
let signedIn: SignedIn;
let stream: LiveStream;
/** The conversation at an instance of the test's choice. */
let talkAt: (place: number) => DirectTalk;
beforeEach(async () => {
  cluster = await startCluster();
  signedIn = await cluster.app.signIn('konnect', 'agent1');
  stream = await openStream(cluster.at(2).url, signedIn);
  talkAt = (place) => directTalk(cluster.at(place), signedIn);
});
afterEach(async () => {
  stream.close();
  await cluster.stop();
});

const logged = async () => {
  const log = (await cluster.app.store.conversations.load(signedIn.conversationId))?.log ?? [];
  return log.map(({ activity }) => activity);
};
/** What came on the stream is what is in the log: each once, in its order. */
async function expectStream(): Promise<void> {
  const ids = (await logged()).map(({ id }) => id);
  await stream.until(ids);
  expect(stream.lastIds()).toEqual(ids);
  expect(stream.faults()).toEqual([]);
}
const toReview = () => play(talkAt(0), registrationKonnect.cards.slice(0, -1));
const pinState = async () => {
  const account = await cluster.app.accountId('konnect', 'agent1');
  return (await cluster.app.store.read(({ accounts }) => accounts.get(account)))?.pin;
};

describe('at once on several instances', () => {
  it('six messages are each answered once, and none of it is lost', async () => {
    const texts = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'];
    const answers = await Promise.all(texts.map((text, place) => talkAt(place).say(text)));
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    for (const { text } of answers) expect(text).not.toBe('');
    const said = (await logged()).flatMap(({ text }) => (texts.includes(String(text)) ? [text] : []));
    expect(said.sort()).toEqual([...texts].sort());
    await expectStream();
  });

  it('a confirmation that is pressed on all three is carried out once, with one receipt', async () => {
    await toReview();
    const value = await talkAt(0).valueOf(CONFIRM, RIGHT);
    const pressed = await Promise.all([0, 1, 2].map((place) => talkAt(place).post({ value })));
    const references = pressed.map(({ text }) => referenceIn(text));
    expect(references[0]).toMatch(/^\w{8}$/);
    expect(new Set(references).size).toBe(1);
    // Three messages with the right PIN, which may all have been checked; it paid for one registration.
    expect(await done(cluster.app)).toEqual({ ...once, tries: expect.not.arrayContaining(['wrong', 'open']) });
    await expectStream();
  });

  it('a message that is delivered again, to other instances, is one message', async () => {
    await toReview();
    const value = await talkAt(0).valueOf(CONFIRM, RIGHT);
    const delivered = await Promise.all([0, 1, 2].map((place) => talkAt(place).post({ value }, 'the-same')));
    const late = await talkAt(1).post({ value }, 'the-same');
    expect(new Set([...delivered, late].map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
    const { id } = late;
    expect((await logged()).filter((one) => one.id === id)).toHaveLength(1);
    expect(await done(cluster.app)).toEqual(once);
    await expectStream();
  });
});

describe('wrong PINs', () => {
  beforeEach(toReview);

  it('are counted over all instances: the fifth locks, and the right one opens nothing then', async () => {
    const told: string[] = [];
    for (const place of [0, 1, 2, 0, 1]) told.push((await talkAt(place).press(CONFIRM, WRONG)).text);
    expect(told[3]).toContain('Il reste 1 essai');
    expect(await pinState()).toMatchObject({ wrong: 5, lockedUntil: expect.any(String) });
    expect((await talkAt(2).press(CONFIRM, RIGHT)).text).toContain('15 minutes');
    expect((await done(cluster.app)).customers).toBe(0);
  });

  it('that come to all instances at once lock as well, and none beyond the fifth is compared', async () => {
    for (let round = 0; round < 3; round++) {
      const value = await talkAt(0).valueOf(CONFIRM, WRONG);
      await Promise.all([0, 1, 2].map((place) => talkAt(place).post({ value })));
    }
    const pin = await pinState();
    expect(pin).toMatchObject({ wrong: 5, lockedUntil: expect.any(String) });
    expect(pin?.tries.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
  });
});
