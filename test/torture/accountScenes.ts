import type { Account } from '../../src/domain/records/account.js';
import { begin, carriedOut, confirm, fresh, type Given, pressAct, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { second } from './moments.js';
import type { World } from './world.js';

const administrator = (world: World) => world.person('kcell', 'admin1');
const PASSWORD = 'kcell-demo-1';

/** The account is as the demo has it, with something else about it. */
async function accountIs(world: World, other: Partial<Account>): Promise<void> {
  await world.behind(async ({ accounts }) => {
    const account = await accounts.get(administrator(world).account);
    const fresh = { passwordTried: undefined, oneTimeCode: undefined, email: undefined };
    if (account !== undefined) await accounts.put({ ...account, ...fresh, ...other });
  });
}

const address = (world: World): Given => ({ email: `new${world.next()}@example.com` });
const atReview = (world: World, given = address(world)) => reviewed(world, administrator(world), 'changeEmail', given);

const changed: Scene = async (world) => {
  await accountIs(world, {});
  await confirm(world, await atReview(world), { password: PASSWORD });
};

/** Wrong passwords, until they are compared no more. */
const wrongPasswords: Scene = async (world) => {
  await accountIs(world, {});
  const client = await atReview(world);
  for (let tries = 0; tries < 6; tries++) await confirm(world, client, { password: 'not-the-one' });
  await accountIs(world, {});
};

const shortPassword: Scene = async (world) => {
  await accountIs(world, {});
  await confirm(world, await atReview(world), { password: 'no' });
};

const noPassword: Scene = async (world) => {
  const { account } = administrator(world);
  const before = await world.app.store.read(({ accounts }) => accounts.get(account));
  await accountIs(world, { passwordHash: undefined });
  await carriedOut(world, administrator(world), 'changeEmail', address(world));
  await accountIs(world, { passwordHash: before?.passwordHash });
};

/** At the question for a code that was sent to the address there is. */
async function atCode(world: World) {
  await accountIs(world, { email: 'old@example.com' });
  const client = await atReview(world);
  await confirm(world, client, { password: PASSWORD });
  return client;
}

/** Wrong codes, until they are compared no more. The mail has to have gone. */
const wrongCodes: Scene = async (world) => {
  const client = await atCode(world);
  await world.pass(second);
  for (let tries = 0; tries < 6; tries++) await confirm(world, client, { oneTimeCode: '000000' });
  await accountIs(world, {});
};

const shapelessCode: Scene = async (world) => {
  await confirm(world, await atCode(world), { oneTimeCode: '12' });
  await accountIs(world, {});
};

const lateCode: Scene = async (world) => {
  const client = await atCode(world);
  await accountIs(world, { email: 'old@example.com' });
  await confirm(world, client, { oneTimeCode: '000000' });
  await accountIs(world, {});
};

const manyCodes: Scene = async (world) => {
  const client = await atCode(world);
  for (let codes = 0; codes < 6; codes++) await pressAct(client, 'sendCode');
  await accountIs(world, {});
};

const addressGone: Scene = async (world) => {
  const client = await atCode(world);
  await accountIs(world, {});
  await pressAct(client, 'sendCode');
};

const sameAddress: Scene = async (world) => {
  const email = 'old@example.com';
  await accountIs(world, { email });
  await atReview(world, { email });
  await accountIs(world, {});
};

const ADDRESS = { email: 'old@example.com' };

const notices: Scene = async (world) => {
  await accountIs(world, { ...ADDRESS, notices: undefined });
  await carriedOut(world, administrator(world), 'notices', { 'notices.newBrowser': 'true' });
  await accountIs(world, {});
};

/** What is asked to go where nothing can go, or to be off what cannot be: as no card shows it, but as it can be sent. */
const notice =
  (account: Partial<Account>, sent: Given): Scene =>
  async (world) => {
    await accountIs(world, { ...ADDRESS, ...account });
    const client = await fresh(world, administrator(world));
    await begin(client, 'notices');
    await accountIs(world, account);
    await pressAct(client, 'answer', sent);
    await accountIs(world, {});
  };

/** One that is judged good enough; what an account has otherwise stays for the others. */
const CHOSEN = 'trois canards jaunes 41';
const typed = (newPassword: string, again = newPassword): Given => ({ newPassword, again });

const passwordChanged: Scene = async (world) => {
  await accountIs(world, {});
  const before = await world.app.store.read(({ accounts }) => accounts.get(administrator(world).account));
  const client = await reviewed(world, administrator(world), 'changePassword', typed(CHOSEN));
  await confirm(world, client, { password: PASSWORD });
  await accountIs(world, { passwordHash: before?.passwordHash });
};

const passwordRefused =
  (given: Given): Scene =>
  async (world) => {
    await accountIs(world, {});
    await reviewed(world, administrator(world), 'changePassword', given);
  };

/** There and back: whoever comes next is spoken to as before. */
const languageChanged: Scene = async (world) => {
  const { account } = administrator(world);
  const before = await world.app.store.read(({ accounts }) => accounts.get(account));
  await carriedOut(world, administrator(world), 'changeLanguage', { spoken: 'en' });
  await accountIs(world, { language: before?.language });
};

const companyNamed: Scene = async (world) => {
  await carriedOut(world, administrator(world), 'companyName', { shortName: `Short ${world.next()}` });
};

/** About one’s own account. */
export const accountScenes: Readonly<Record<string, Scene>> = {
  changeEmail: changed,
  notices,
  'notice.fixed': notice(ADDRESS, { 'notices.account': 'false' }),
  'notice.noAddress': notice({}, { 'notices.newBrowser': 'true' }),
  'account.noTeams': notice({ ...ADDRESS, teamsChat: undefined }, { 'notices.teams': 'true' }),
  changePassword: passwordChanged,
  'password.short': passwordRefused(typed('short')),
  'password.own': passwordRefused(typed('kcell and some more words')),
  'password.known': passwordRefused(typed('password1234')),
  'password.weak': passwordRefused(typed('aaaaaaaaaaaaaaaaaa')),
  'password.different': passwordRefused(typed(CHOSEN, `${CHOSEN}?`)),
  changeLanguage: languageChanged,
  companyName: companyNamed,
  'account.sameEmail': sameAddress,
  'value.password': shortPassword,
  'password.locked': wrongPasswords,
  'password.none': noPassword,
  'value.oneTimeCode': shapelessCode,
  'oneTimeCode.locked': wrongCodes,
  'oneTimeCode.none': lateCode,
  'oneTimeCode.pause': manyCodes,
  'oneTimeCode.noAddress': addressGone,
};
