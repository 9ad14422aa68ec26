import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from '../support/app.js';
import { type BotService, startBotService, tenant } from '../support/botService.js';
import type { Failure } from '../support/connectorService.js';
import { KilledServer } from '../support/killedServers.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { joinTeams, teamsActivity } from '../support/teamsTalk.js';

/** `npm run teams:kills` does it twenty times with each store. */
const KILLS = Number(process.env.TEAMS_KILLS ?? 1);
/** At which call the program is killed, of the two with which a first message is answered: before the channel has it, or when it is shown already. */
const MOMENTS: readonly (readonly Failure[])[] = [['well', 'unanswered'], ['never'], ['unanswered'], ['well', 'never']];

let service: BotService;
beforeEach(async () => {
  service = await startBotService();
});
afterEach(() => service.close());

const stores = {
  lowdb: async () => ({ STORE: {}, drop: async () => {} }),
  PostgreSQL: async () => {
    const { url, drop } = await migratedDatabase();
    return { STORE: { STORE_URL: url }, drop };
  },
};

describe.each(Object.entries(stores))(
  'what is said in Teams, by a program over %s that is killed while it says it',
  (name, store) => {
    it('comes, and of it one message at the most comes twice', async () => {
      // A person is known, in a folder that all the programs have one after the other.
      const { STORE, drop } = await store();
      const app = await startApp({ of: 'konnect', env: { ...service.env, ...STORE }, bot: service.bot });
      const person = await joinTeams(app, 'konnect', 'agent1');
      await app.halt();
      const env = { ...service.env, ...STORE, OPERATORS: 'konnect' };
      const started = async () => {
        const server = new KilledServer(env);
        const { url } = await server.start({ folder: app.dataDir, times: 0 });
        return { server, url };
      };
      const shownIn = (chat: string) => service.shown.filter(({ conversation }) => conversation === chat);
      let twice = 0;
      let { server, url } = await started();
      for (let round = 0; round < KILLS; round++) {
        const chat = `a:chat-${round}`;
        const given = { id: `first-${round}`, text: 'menu', conversation: { ...personal, id: chat } };
        const post = () => sent(url, service, teamsActivity(service, person, given));
        const moment = MOMENTS[round % MOMENTS.length] ?? [];
        const calls = service.connector.calls.length;
        service.failWith(...moment);
        const broken = post();
        await service.connector.when(() => service.connector.calls.length === calls + moment.length);
        await server.kill();
        expect(await broken).toBeUndefined();
        ({ server, url } = await started());
        // Nobody has answered Bot Service: it delivers the message again, and once more for good measure.
        expect([await post(), await post()]).toEqual([200, 200]);
        const texts = shownIn(chat).map(({ activity }) => JSON.stringify(activity.attachments ?? activity.text));
        const different = new Set(texts.map((text) => text.replaceAll(/"[0-9a-zA-Z_-]{21}"/g, '""')));
        expect([round, different.size]).toEqual([round, 2]);
        expect([round, texts.length]).toEqual([round, moment.at(-1) === 'unanswered' ? 3 : 2]);
        twice += texts.length - 2;
      }
      expect(await server.stop()).toBe(0);
      await rm(app.dataDir, { recursive: true });
      await drop();
      expect(twice).toBeLessThanOrEqual(KILLS);
      process.stdout.write(`${name}: ${KILLS} kills, ${2 * KILLS} messages: 0 lost, ${twice} shown twice\n`);
    }, 600_000);
  },
);

const personal = { conversationType: 'personal', tenantId: tenant };

/** The status, or undefined when the program was gone before it answered. */
async function sent(url: string, { token }: BotService, activity: object): Promise<number | undefined> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token()}` };
  const answered = fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  return answered.then(
    ({ status }) => status,
    () => undefined,
  );
}
