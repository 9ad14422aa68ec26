import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../../src/dialogs/conversation/activity.js';
import { startApp, type TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle } from '../../support/begun.js';
import { type BotService, startBotService } from '../../support/botService.js';
import { type DirectTalk, directTalk } from '../../support/directTalk.js';
import { Seen, textOf } from '../../support/seen.js';
import { sharedApps } from '../../support/sharedApp.js';
import { teamsTalk } from '../../support/teamsTalk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

const SECRET = 'urn:example:nobody-keeps-this';
const sent = (contentType: string, content = SECRET) => ({
  attachments: [{ contentType, contentUrl: SECRET, content }],
});

/** Messages that are no answer to anything, and the word that says what is expected. */
const oddities = [
  ['an empty one', { text: '  ' }, 'common:odd.empty'],
  ['one without anything', {}, 'common:odd.empty'],
  ['a picture', sent('image/png'), 'common:odd.picture'],
  ['a sticker, as Teams sends it', sent('text/html', `<div><img alt="" src="${SECRET}"></div>`), 'common:odd.picture'],
  ['a voice note', sent('audio/ogg'), 'common:odd.voice'],
  ['a video', sent('video/mp4'), 'common:odd.video'],
  ['a contact card', sent('text/vcard'), 'common:odd.contact'],
  ['a location', sent('application/vnd.geo+json'), 'common:odd.location'],
  ['a file', sent('application/pdf'), 'common:odd.file'],
  ['an activity of an unknown type', { type: 'carrierPigeon', text: SECRET }, 'common:odd.unknown'],
] as const;

/** What a conversation keeps between two messages. */
const stateOf = async (conversation: string) =>
  JSON.stringify((await app.store.conversations.load(conversation))?.state);

async function receive(conversation: string, activity: object): Promise<string> {
  const message: Partial<Activity> = { type: 'message', ...activity };
  const { id } = await app.turns.receive(conversation, message);
  const kept = await app.store.conversations.load(conversation);
  const answers = kept?.seen.find((seen) => seen.id === id)?.answers ?? [];
  const said = kept?.log.filter(({ activity }) => answers.includes(activity.id)) ?? [];
  return textOf(new Seen().hear(said.map(({ activity }) => activity)));
}

describe.each(everywhere)('an odd message, $name', (at) => {
  it('is said what is expected, the question comes again, and nothing of it stays in the state', async () => {
    const talk = await inTheMiddle(app, at);
    for (const [what, activity, key] of oddities) {
      const answer = await receive(talk.conversation, activity);
      expect([what, answer.startsWith(talk.word(key))]).toEqual([what, true]);
      expect(answer).toContain(talk.question);
      expect(await stateOf(talk.conversation)).not.toContain(SECRET);
    }
    const { open, runs } = await talk.state();
    expect(Object.keys(runs[open[0] ?? '']?.answers ?? {})).toHaveLength(1);
  });

  it('of 10,000 characters is said what is expected, and the state stays small', async () => {
    const talk = await inTheMiddle(app, at);
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push(await talk.say('x'.repeat(10_000)));
    // Over a card a sentence is enough.
    for (const answer of talk.cards === undefined ? answers : answers.slice(2)) expect(answer).toContain(talk.question);
    for (const answer of answers) expect(answer.length).toBeGreaterThan(10);
    await talk.start(at.reading.procedure);
    await talk.say('menu');
    await talk.say('y'.repeat(10_000));
    expect((await stateOf(talk.conversation)).length).toBeLessThan(8_000);
  });
});

it('over the menu the menu comes again; an unknown event and a reaction get no answer', async () => {
  const { conversationId } = await app.signIn('konnect', 'agent1');
  for (const [, activity] of oddities)
    expect(await receive(conversationId, activity)).toContain('Que souhaitez-vous faire ?');
  for (const type of ['event', 'messageReaction', 'endOfConversation'])
    expect(await receive(conversationId, { type })).toBe('');
});

it('does not take "give it up?" for answered, nor a PIN for nothing', async () => {
  const [at] = everywhere;
  if (at === undefined) throw new Error('there is none');
  const talk = await inTheMiddle(app, at);
  await talk.say('annuler');
  expect(await receive(talk.conversation, sent('image/png'))).toContain(talk.question);
  expect((await talk.state()).waits).toBeUndefined();
});

describe('over Direct Line', () => {
  const signedIn = async (): Promise<DirectTalk> => {
    const talk = directTalk(app, await app.signIn('konnect', 'agent1'));
    await talk.press('Enregistrer un client');
    return talk;
  };

  it.each(oddities)('%s reaches the assistant', async (_, activity, key) => {
    const talk = await signedIn();
    const { status, text } = await talk.post(activity);
    expect(status).toBe(200);
    expect(text).toContain(app.words('fr').say(key));
    expect(text).toContain('étape 1 sur 5');
  });

  it('attachments of no shape, and a hundred thousand characters, are no fault', async () => {
    const talk = await signedIn();
    const { text } = await talk.post({ attachments: [{ contentType: 'x'.repeat(5_000) }] });
    expect(text).toContain('Le message était vide');
    expect((await talk.post({ text: 'x'.repeat(100_000) })).text).toContain('60 caractères au plus');
  });
});

describe('in Teams', () => {
  let service: BotService;
  let teams: TestApp;
  beforeAll(async () => {
    service = await startBotService();
    teams = await startApp({ env: service.env, bot: service.bot });
  });
  afterAll(async () => {
    await teams.stop();
    await service.close();
  });

  it.each(oddities)('%s reaches the assistant', async (_, activity, key) => {
    const talk = await teamsTalk(teams, service, 'konnect', 'agent1');
    expect(await talk.post(activity)).toContain(teams.words('fr').say(key));
  });

  it('a text that comes as HTML, too, is a text; a reaction gets no answer', async () => {
    const talk = await teamsTalk(teams, service, 'konnect', 'agent1');
    expect(await talk.post({ text: 'menu', ...sent('text/html') })).toContain('Que souhaitez-vous faire ?');
    expect(await talk.post({ type: 'messageReaction' })).toBe('');
  });
});
