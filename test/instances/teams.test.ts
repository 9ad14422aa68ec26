import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import { type BotService, startBotService, tenant } from '../support/botService.js';
import { joinTeams, postMessage, teamsActivity } from '../support/teamsTalk.js';
import { type Cluster, startCluster } from './cluster.js';

let service: BotService;
let cluster: Cluster;
let person: string;
beforeEach(async () => {
  service = await startBotService();
  cluster = await startCluster({ env: { ...service.env, TEAMS_TENANTS: `${tenant}:konnect` }, bot: service.bot });
  person = await joinTeams(cluster.app, 'konnect', 'agent1');
});
afterEach(async () => {
  await cluster.stop();
  await service.close();
});

const post = async (place: number, given: Record<string, unknown>) =>
  (await postMessage(cluster.at(place), teamsActivity(service, person, given), service.token())).status;
/** What Teams was told to show, but for what only replaces another message. */
const shown = () => service.shown.filter(({ replaced }) => !replaced).map(({ activity }) => JSON.stringify(activity));

it('a person whose first messages come to all instances at once is greeted once', async () => {
  expect(await Promise.all(['un', 'deux', 'trois'].map((text, place) => post(place, { text })))).toEqual([
    200, 200, 200,
  ]);
  expect(shown().filter((text) => text.includes('Bonjour Agent Kin-Centre'))).toHaveLength(1);
});

it('messages that come to several instances at once are each answered once', async () => {
  await post(0, { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
  const before = shown().length;
  // The connector is slow: answers to one message are still on their way when the next instance has its own.
  const release = service.hold();
  const posted = ['un', 'deux', 'trois'].map((text, place) => post(place, { text }));
  await answered(3);
  release();
  expect(await Promise.all(posted)).toEqual([200, 200, 200]);
  const answers = (await log()).filter(({ activity }) => activity.replyToId !== undefined).length;
  expect(shown()).toHaveLength(before + answers);
});

it('codes that a stranger tries are counted over all instances', async () => {
  person = randomUUID();
  for (const place of [0, 1, 2, 0, 1]) expect(await post(place, { text: 'ABCD-2345' })).toBe(200);
  expect(shown().filter((text) => text.includes('pas ou plus valable'))).toHaveLength(5);
  expect(await post(2, { text: 'ABCD-2345' })).toBe(200);
  expect(shown().at(-1)).toContain('Trop de codes incorrects');
});

/** What was said in the person's conversation, whose id follows from the channel's. */
const log = async () => {
  const account = await cluster.app.accountId('konnect', 'agent1');
  const id = `bf-${sha256(JSON.stringify(['msteams', `a:${person}`, account])).slice(0, 40)}`;
  return (await cluster.app.store.conversations.load(id))?.log ?? [];
};
/** Resolves when so many messages were carried out, whatever was handed over of it. */
async function answered(count: number): Promise<void> {
  const said = async () => (await log()).filter(({ activity }) => /^(un|deux|trois)$/.test(String(activity.text)));
  while ((await said()).length < count);
}
