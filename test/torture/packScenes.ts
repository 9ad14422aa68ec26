import { lineThatIs } from './behind.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

const NUMBER = '0000010001';
const manager = (world: World) => world.person('telenet', 'fleet1');

/** The contract for two of the company's billing accounts, as it is to be. */
async function contractHas(world: World, packs: readonly string[]): Promise<void> {
  await world.behind(async ({ contracts }) => {
    for (const contract of await contracts.where({ number: NUMBER }))
      await contracts.put({ ...contract, plans: ['mobileContact', 'mobile1'], packs: [...packs], notice: undefined });
  });
}

/** What is done about a line and its pack, which shares this one now and has this plan. */
const packed =
  (given: Given, groupPack?: string, plan = 'mobileContact'): Scene =>
  async (world) => {
    await contractHas(world, ['groupData5', 'groupVoice']);
    const own = { state: 'active', plan, groupPack, billingAccount: '100000001' } as const;
    const line = await lineThatIs(world, manager(world), own);
    await carriedOut(world, manager(world), 'groupPack', { on: '', ...given, lines: line.id });
  };

/** What is asked of the contract. */
const ofContract =
  (procedure: string, given: Given): Scene =>
  async (world) => {
    await contractHas(world, ['groupData5']);
    const client = await fresh(world, manager(world));
    await begin(client, procedure);
    await upToReview(world, client, given);
  };

/** Contracts and group packs, by the refusal or receipt that a scene leads to. */
export const packScenes: Readonly<Record<string, Scene>> = {
  contract: ofContract('contract', { contract: NUMBER, part: 'plans' }),
  addToContract: async (world) => {
    await contractHas(world, []);
    await carriedOut(world, manager(world), 'addToContract', { item: `${NUMBER} plan data50` });
  },
  'contract.has': async (world) => {
    await contractHas(world, []);
    const client = await reviewed(world, manager(world), 'addToContract', { item: `${NUMBER} pack groupData5` });
    await contractHas(world, ['groupData5']);
    await confirm(world, client);
  },
  'groupPack join': packed({ action: 'join', pack: 'groupData5' }),
  'groupPack move': packed({ action: 'move', pack: 'groupVoice' }, 'groupData5', 'mobile1'),
  'groupPack leave': packed({ action: 'leave' }, 'groupData5'),
  'pack.none': packed({ action: 'leave' }),
  'pack.other': packed({ action: 'join', pack: 'groupData5' }, 'groupData5'),
  'pack.otherPlan': packed({ action: 'join', pack: 'groupData5' }, undefined, 'mobileLimitless'),
  'pack.notInContract': packed({ action: 'join', pack: 'groupData10' }),
  'pack.otherContract': async (world) => {
    const own = { state: 'active', groupPack: 'groupVoice', billingAccount: '100000001' } as const;
    const line = await lineThatIs(world, manager(world), own);
    await reviewed(world, manager(world), 'lineAccount', { account: '100000003', lines: line.id });
  },
  packUse: async (world) => {
    const own = { state: 'active', groupPack: 'groupData5', billingAccount: '100000001' } as const;
    await lineThatIs(world, manager(world), own);
    await ofContract('packUse', { pack: `${NUMBER} pack groupData5` })(world, 0);
  },
  packNotice: async (world, n) => {
    await contractHas(world, ['groupData5']);
    const given = { contract: NUMBER, told: 'true', amount: `${10 + (n % 900)},50` };
    await carriedOut(world, manager(world), 'packNotice', given);
  },
  'notice.tooMuch': ofContract('packNotice', { contract: NUMBER, told: 'true', amount: '1000,01' }),
};
