import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';
import { FakeTime, hour } from '../outbox/fakeTime.js';
import { sayIn } from '../support/directTalk.js';
import { type Cluster, startCluster } from './cluster.js';

let time: FakeTime;
let cluster: Cluster;
beforeEach(async () => {
  time = new FakeTime();
  cluster = await startCluster({ operators: ['kcell'], clock: time, timer: time, network: new FaultyNetwork(time) });
});
afterEach(() => cluster.stop());

const LINK = /https?:\/\/\S+\/files\/sent-report\?t=\S+/;

async function idle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await Promise.all(cluster.instances.map(({ outbox }) => outbox.idle()));
}

it('a report that was asked for at one instance is made once, told once, and downloaded from any', async () => {
  const { app } = cluster;
  const conversation = await app.turns.open(
    { account: await app.accountId('kcell', 'admin1'), operator: 'kcell' },
    'text',
  );
  const lines = ['Отчёт по номерам компании', 'admin@example.com', 'да'];
  for (const [place, line] of lines.entries()) await sayIn(cluster.at(place), conversation, line);
  for (let round = 0; round < 3; round += 1) {
    await idle();
    time.pass(hour);
  }
  await idle();
  const there = await app.store.conversations.load(conversation);
  const own = there?.seen.filter(({ inbound }) => inbound.startsWith('news-')).flatMap(({ answers }) => answers) ?? [];
  const told = (there?.log ?? [])
    .filter(({ activity }) => own.includes(activity.id))
    .map(({ activity }) => activity.text);
  expect(told).toHaveLength(1);
  expect(await app.store.read(({ reports }) => reports.where({}))).toHaveLength(1);
  expect(cluster.smtp.received).toHaveLength(1);
  const link = LINK.exec(String(told[0]))?.[0] ?? '';
  const mailed = cluster.smtp.received[0]?.attachments[0]?.content ?? Buffer.alloc(0);
  for (const { url } of cluster.instances) {
    const answer = await fetch(link.replace(new URL(link).origin, url));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(mailed)).toBe(true);
  }
});
