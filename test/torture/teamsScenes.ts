import { DEMO_TENANT } from '../../src/bot/botFramework/tenants.js';
import { passwordIsFree } from './behind.js';
import { begin, confirm, fresh, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { passwordOf } from './onPages.js';
import type { Person, World } from './world.js';

/** One whose account is linked to Teams, or not, who has asked for no code today. */
async function someone(world: World, isLinked: boolean): Promise<Person> {
  const person = world.person('telenet', 'fleet2');
  await passwordIsFree(world, person);
  await world.behind(async ({ accounts, disclosures }) => {
    for (const { id } of await disclosures.where({ account: person.account })) await disclosures.remove(id);
    const account = await accounts.get(person.account);
    const entra = isLinked ? `${DEMO_TENANT}/00000000-0000-4000-8000-00000000d302` : undefined;
    if (account !== undefined) await accounts.put({ ...account, entra });
  });
  return person;
}

/** Accounts in Teams, by the refusal or receipt that a scene leads to. */
export const teamsScenes: Readonly<Record<string, Scene>> = {
  teamsLinks: async (world) => begin(await fresh(world, await someone(world, true)), 'teamsLinks'),
  teamsLink: async (world) => {
    const person = await someone(world, false);
    const client = await reviewed(world, person, 'teamsLink', {});
    await confirm(world, client, { password: passwordOf(world, person) });
    await someone(world, true);
  },
  teamsUnlink: async (world) => {
    const person = await someone(world, true);
    await confirm(world, await reviewed(world, person, 'teamsUnlink', { link: person.account }));
    await someone(world, true);
  },
  'teams.linked': async (world) => begin(await fresh(world, await someone(world, true)), 'teamsLink'),
};
