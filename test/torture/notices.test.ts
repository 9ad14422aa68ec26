import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { linesOf } from './behind.js';
import { begin, carriedOut, fresh } from './guided.js';
import { endTemplate, World } from './world.js';

jest.setTimeout(60_000);

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.end());
afterAll(endTemplate);

const administrator = () => world.person('kcell', 'admin1');

describe('the walk notices', () => {
  it('what belongs to another organisation', async () => {
    const [line] = await linesOf(world, administrator());
    const [stranger] = world.person('kcell', 'admin3').organisations;
    if (line === undefined) throw new Error('there is no line');
    await world.behind(({ lines }) => lines.put({ ...line, user: world.canaries.get(stranger ?? '') }));
    const client = await fresh(world, administrator());
    await expect(begin(client, 'lineOverview')).rejects.toThrow(`data of ${stranger} are shown`);
  });

  it('a wallet that is not the sum of its entries', async () => {
    const agent = world.person('konnect', 'agent1');
    await world.behind(async ({ wallets }) => {
      const wallet = await wallets.get(`${agent.account}:USD`);
      if (wallet !== undefined) await wallets.put({ ...wallet, minor: 1 });
    });
    const { account } = agent;
    // The books are read after a command.
    const done = { command: 'test', commandId: 'test', subject: 'test', outcome: 'refused' as const, channel: 'web' };
    const at = world.time.now().toISOString();
    await world.behind(({ audit }) => audit.insert({ id: 'test', operator: 'konnect', at, account, ...done }));
    await expect(fresh(world, agent)).rejects.toThrow('its entries 50000');
  });

  it('a command that nobody confirmed', async () => {
    const { account } = administrator();
    const client = await fresh(world, administrator());
    const done = {
      command: 'line.block',
      commandId: 'test',
      subject: 'test',
      outcome: 'done' as const,
      channel: 'web',
    };
    const at = world.time.now().toISOString();
    await world.behind(({ audit }) => audit.insert({ id: 'test', operator: 'kcell', at, account, ...done }));
    await expect(client.send({ text: 'menu' })).rejects.toThrow('line.block was carried out and nobody confirmed it');
  });

  it('a PIN that is kept', async () => {
    const client = await fresh(world, administrator());
    const { pin = '' } = world.person('konnect', 'agent1');
    await expect(client.send({ text: `x${pin}x` })).rejects.toThrow('the PIN of agent1 is in the conversation');
  });

  it('a line that is not as its last order left it', async () => {
    const person = administrator();
    const [line] = await linesOf(world, person);
    if (line === undefined) throw new Error('there is no line');
    await world.behind(({ lines }) => lines.put({ ...line, state: 'active', reason: undefined }));
    const given = { action: 'suspend', reason: 'asked', on: '', lines: line.id };
    const client = await carriedOut(world, person, 'blocking', given);
    await client.send({ text: 'menu' });
    await world.behind(({ lines }) => lines.put({ ...line, state: 'active', reason: undefined }));
    // The books are read after a command.
    const other = { email: 'admin@example.com' };
    await expect(carriedOut(world, person, 'companyReport', other)).rejects.toThrow(
      `the line ${line.number} is not as its last order left it`,
    );
  });

  it('the PUK code of a SIM card that was shown once and is said again', async () => {
    const client = await fresh(world, administrator());
    world.shownCodes.add('73918264');
    await expect(client.send({ text: 'x73918264x' })).rejects.toThrow('a PUK code is in the conversation');
  });
});
