import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { line, SIMS } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { appId, type BotService, startBotService, tenant } from '../support/botService.js';
import { Seen } from '../support/seen.js';
import { cardTalk } from '../support/talk.js';
import { teamsCardProblems } from '../support/teamsCard.js';
import { joinTeams, postMessage, teamsActivity, teamsTalk } from '../support/teamsTalk.js';

let service: BotService;
let app: TestApp;
let person: string;
beforeEach(async () => {
  service = await startBotService();
  app = await startApp({ of: 'telenet', env: service.env, bot: service.bot });
  person = await joinTeams(app, 'telenet', 'fleet1');
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

const post = async (given: Record<string, unknown>) => {
  const before = service.shown.length;
  const answered = await postMessage(app, teamsActivity(service, person, given), service.token());
  expect(answered.status).toBe(200);
  return service.shown.slice(before);
};
const conversations = () => readdir(join(app.dataDir, 'store', 'conversations')).catch(() => []);

const Shown = z.object({ attachments: z.array(z.object({ content: z.unknown() })).default([]) });
const cardsOf = (activity: unknown) => Shown.parse(activity).attachments.map(({ content }) => content);

const group = { id: '19:g@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: tenant };
const channel = { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true, tenantId: tenant };
const entities = [{ type: 'mention', text: '<at>Guichet</at>', mentioned: { id: '28:bot', name: 'Guichet' } }];
const mention = (text: string) => ({ text: `<at>Guichet</at>&nbsp;${text}`, entities });

describe.each([
  ['a group chat', group],
  ['a channel', channel],
])('in %s', (_name, conversation) => {
  it('nobody is answered who has not mentioned the bot', async () => {
    expect(await post({ conversation, text: 'bloquer le 0470 00 00 01' })).toEqual([]);
    const mentioned = [{ type: 'mention', mentioned: { id: '29:colleague' } }];
    expect(await post({ conversation, text: '<at>Anna</at> bloquer', entities: mentioned })).toEqual([]);
    expect(await conversations()).toEqual([]);
  });

  it('whoever mentions it is led to their own chat, which has what they wrote; others read nothing of theirs', async () => {
    const shown = await post({ conversation, ...mention('bloquer &lt;toutes&gt; les cartes') });
    expect(shown.map((one) => one.conversation)).toEqual([conversation.id, service.connector.opened[0]?.id]);
    // Each card is sound, has a text for notifications, and is for Teams.
    for (const { id, activity } of shown) {
      new Seen().hear([{ ...activity, id }]);
      expect(cardsOf(activity).flatMap(teamsCardProblems)).toEqual([]);
    }
    const [there, alone] = shown.map(({ activity }) => JSON.stringify(activity));
    expect(there).toContain('d’autres lisent ici');
    expect(there).toContain(`users=28:${appId}&message=bloquer%20%3Ctoutes%3E%20les%20cartes`);
    expect(there).not.toContain('Exemple');
    expect(alone).toContain('« bloquer <toutes> les cartes »'.replaceAll(' »', '\u00a0»').replaceAll('« ', '«\u00a0'));
    expect(alone).toContain('"type":"imBack"');
    expect(service.connector.opened[0]?.asked).toMatchObject({ members: [{ id: `29:${person}` }], tenantId: tenant });
    expect(await conversations()).toEqual([]);
  });
});

describe('in a group', () => {
  it('what could be a secret goes into no address, and to no other chat', async () => {
    const shown = JSON.stringify(await post({ conversation: group, ...mention('mon code est 2468') }));
    expect(shown).not.toContain('2468');
  });

  it('a mention that is delivered again is answered once, and one after the other is not answered for ever', async () => {
    expect(await post({ conversation: group, id: 'm1', ...mention('menu') })).toHaveLength(2);
    expect(await post({ conversation: group, id: 'm1', ...mention('menu') })).toEqual([]);
    const all = [];
    for (let times = 0; times < 10; times++) all.push(...(await post({ conversation: group, ...mention('menu') })));
    expect(all.length).toBeLessThan(10);
  });

  it('a card of somebody else’s is not carried out, and who pressed it is told so alone', async () => {
    const talk = await teamsTalk(app, service, 'telenet', 'fleet1');
    const value = talk.valueOf('Historique de mes actions', {});
    const shown = await post({ conversation: group, value });
    expect(shown.map(({ conversation }) => conversation)).toEqual([service.connector.opened[0]?.id]);
    expect(JSON.stringify(shown)).toContain('vient d’une autre conversation');
  });

  it('the bot says once how it is called when it is added', async () => {
    const added = { conversation: group, membersAdded: [{ id: '28:bot' }] };
    expect(JSON.stringify(await post({ type: 'conversationUpdate', ...added }))).toContain('Mentionnez-moi');
    expect(await post({ type: 'installationUpdate', action: 'add', conversation: group })).toEqual([]);
  });
});

describe('an installation', () => {
  it('is welcomed once, whichever of its events come, in the person’s language', async () => {
    const update = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
    const all = await Promise.all([post({ type: 'installationUpdate', action: 'add' }), post(update), post(update)]);
    expect(all.length).toBe(3);
    const greetings = service.shown.filter(({ activity }) =>
      JSON.stringify(activity).includes('Bonjour Fleet Manager'),
    );
    expect(greetings).toHaveLength(1);
    expect(await post({ type: 'installationUpdate', action: 'add-upgrade' })).toEqual([]);
  });

  it('that is removed is sent nothing more, and is welcomed when it comes back, still linked', async () => {
    await post({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    expect(await post({ type: 'installationUpdate', action: 'remove' })).toEqual([]);
    const again = await post({ type: 'installationUpdate', action: 'add' });
    expect(JSON.stringify(again)).toContain('Bonjour Fleet Manager');
  });
});

describe('what is done with a message afterwards', () => {
  it.each([
    [
      'edited',
      { type: 'messageUpdate', channelData: { eventType: 'editMessage', tenant: { id: tenant } } },
      'n’est pas relu',
    ],
    ['deleted', { type: 'messageDelete' }, 'n’annule rien'],
    ['reacted to', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, 'pas une réponse'],
  ])('%s: it is told that this is no answer, where a question is open', async (_name, given, sentence) => {
    await post({ text: 'menu' });
    expect(await post({ ...given, text: 'oui' })).toEqual([]);
    await post({ text: 'Contacter un conseiller' });
    expect(JSON.stringify(await post({ ...given, text: 'oui' }))).toContain(sentence);
  });
});

describe('a message with markup', () => {
  const html = (content: string) => ({ text: '', attachments: [{ contentType: 'text/html', content }] });
  it.each([
    ['a block of code', html('<div><pre><code>Comptes reliés à Teams</code></pre></div>')],
    ['a table', html('<table><tr><td>Comptes reliés à Teams</td></tr></table>')],
    ['markup in the text', { text: '<p><b>Comptes</b> reliés &agrave; Teams</p>', textFormat: 'xml' }],
    ['entities', { text: 'Comptes&nbsp;reli&eacute;s &agrave; Teams' }],
  ])('such as %s is read as text', async (_name, given) => {
    expect(JSON.stringify(await post(given))).toContain('Relié depuis le');
  });

  it('that is a picture only is told what is expected', async () => {
    await post({ text: 'Contacter un conseiller' });
    expect(JSON.stringify(await post(html('<div><img src="x" alt=""></div>')))).toContain('image');
  });
});

it('a draft is carried from the web chat to Teams and back', async () => {
  const web = await cardTalk(app, 'telenet', 'fleet1');
  await web.press('Suspendre / réactiver une carte SIM', {});
  await web.press('Suivant', { [SIMS]: [line('01')] });
  web.close();
  const teams = await teamsTalk(app, service, 'telenet', 'fleet1');
  const offered = /Reprendre : Suspendre[^"\n]*/;
  expect(await teams.press(offered.exec(teams.greeting)?.[0] ?? '', {})).toContain('étape 2 sur 2');
  await teams.press('Suivant', { Opération: 'Suspendre une carte SIM' });
  const back = await cardTalk(app, 'telenet', 'fleet1');
  const resumed = await back.press(offered.exec(back.greeting)?.[0] ?? '', {});
  expect(resumed).toContain('Motif de la suspension');
  back.close();
});
