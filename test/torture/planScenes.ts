import { type LineNow, lineThatIs, turnInto } from './behind.js';
import { carriedOut, confirm, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');
const inBelarus = (world: World) => world.person('belarus', 'admin1');
const served: LineNow = { state: 'active', internet: true, packages: [], options: undefined };
const europe: Given = { category: 'mobile', plan: 'mobileEurope' };

/** The plan of a number in Belarus is changed, which has this one. */
const fromPlan =
  (plan: string, wanted: string): Scene =>
  async (world) => {
    const person = inBelarus(world);
    const line = await lineThatIs(world, person, { ...served, plan });
    await reviewed(world, person, 'planChange', { category: 'office', plan: wanted, lines: line.id });
  };

/** Other plans and who pays, by the refusal or receipt that a scene leads to. */
export const planScenes: Readonly<Record<string, Scene>> = {
  'plan.inForce': async (world) => {
    const person = manager(world);
    const line = await lineThatIs(world, person, { ...served, plan: 'mobileEurope' });
    await reviewed(world, person, 'planChange', { ...europe, lines: line.id });
  },
  'plan.notAfter': fromPlan('officePlus', 'voice'),
  'plan.noOther': fromPlan('telemetry', 'office'),
  'line.planChanged': async (world) => {
    const person = manager(world);
    const line = await lineThatIs(world, person, { ...served, plan: 'mobileContact' });
    const client = await reviewed(world, person, 'planChange', { ...europe, lines: line.id });
    await turnInto(world, line, { plan: 'mobile1' });
    await confirm(world, client);
  },
  planChange: async (world, n) => {
    const person = manager(world);
    const options = n % 2 === 0 ? undefined : [{ id: 'voiceNational', since: '2026-01-01T00:00:00.000Z' }];
    const line = await lineThatIs(world, person, { ...served, plan: 'mobile1', options });
    await carriedOut(world, person, 'planChange', { ...europe, lines: line.id });
  },
  splitBillProfile: async (world, n) => {
    const person = manager(world);
    const line = await lineThatIs(world, person, { state: 'active', splitBill: undefined });
    await carriedOut(world, person, 'splitBillProfile', { profile: `profile${1 + (n % 2)}`, lines: line.id });
  },
  lineAccount: async (world) => {
    const person = manager(world);
    const line = await lineThatIs(world, person, { state: 'active' });
    const account = line.billingAccount === '100000001' ? '100000002' : '100000001';
    await carriedOut(world, person, 'lineAccount', { account, lines: line.id });
  },
};
