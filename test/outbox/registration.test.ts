import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { registerCustomer } from '../../src/domain/sales/registerCustomer.js';
import { startApp, type TestApp } from '../support/app.js';

const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});

const input = {
  ...{ lastName: 'Exemple', firstName: 'Carole', documentType: 'passport', documentNumber: 'OP7654321' },
  ...{ country: 'CD', phone1: '0810 000 123', email: 'carole@example.com' },
  ...{ houseNumber: '12 bis', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa' },
  ...{ account: 'USD', category: 'residential', offer: 'home10', modemSerial: 'KN55550001' },
};

/** The agent's registration, through the one door. */
async function register(app: TestApp, changes: Partial<typeof input> = {}) {
  const account = await app.accountId('konnect', 'agent1');
  const conversation = 'conversation-1';
  const actor = { account, operator: 'konnect', role: 'agent', channel: 'webchat', conversation } as const;
  const [commandId, authorisation] = ['command-1', 'proof-1'];
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  await app.store.transaction(({ authorisations }) =>
    authorisations.put({ id: authorisation, operator: 'konnect', account, commandId, expiresAt }),
  );
  const command = registerCustomer;
  const result = await app.door.execute({
    commandId,
    command,
    input: { ...input, ...changes },
    actor,
    authorisations: [authorisation],
  });
  if (!result.ok || result.value.outcome.kind !== 'done') throw new Error(JSON.stringify(result));
  await app.outbox.idle();
  return { ...result.value.outcome, actor };
}

async function start(): Promise<TestApp> {
  const app = await startApp({ of: 'konnect' });
  apps.push(app);
  return app;
}

const mailIn = async ({ dataDir }: TestApp) => {
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
};

describe('a registration', () => {
  it('sends the customer one mail, however often its button is pressed', async () => {
    const app = await start();
    const { facts } = await register(app);
    await register(app);
    const mails = await mailIn(app);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/^Nom\s:\sExemple$/m);
    expect(facts.activationKey).toEqual({ code: expect.any(String) });
    expect(mails[0]?.text).toContain(JSON.parse(JSON.stringify(facts.activationKey)).code);
  });

  it('tells the customer nothing that is the agent’s own', async () => {
    const app = await start();
    const { facts, reference, actor } = await register(app);
    const [mail] = await mailIn(app);
    const all = `${mail?.headerLines.map(({ line }) => line).join('\n')}\n${mail?.text}\n${mail?.html}`;
    const account = await app.store.read(({ accounts }) => accounts.get(actor.account));
    const secrets = [reference, actor.account, actor.conversation, account?.login, account?.name, 'command-', 'CDF'];
    for (const secret of secrets) expect(all).not.toContain(secret);
    // What was debited, the balance and the commission: 40, 460 and 2 dollars.
    expect(facts).toMatchObject({ price: { money: { minor: 4_000 } }, balance: {}, commission: {} });
    expect(all).not.toMatch(/USD|\b(40|460|2)[,.]00\b|commission|solde|débit/i);
  });

  it.each([
    ['CD', '0810 000 123', 'fr'],
    ['GB', '020 7946 0018', 'en'],
    ['DE', '030 901820', 'de'],
    ['BR', '11 3123 4567', 'fr'],
  ])('writes to a customer in %s in %s', async (country, phone1, language) => {
    const app = await start();
    await register(app, { country, phone1 });
    const [mail] = await mailIn(app);
    const offered = app.operators.get('konnect')?.profile.languages.map(String);
    expect(mail?.headers.get('content-language')).toBe(offered?.includes(language) ? language : 'fr');
  });

  it('keeps no copy of personal data in the outbox, nor in the log', async () => {
    const app = await start();
    await register(app);
    const rows = await app.store.read(({ outbox }) => outbox.where({ state: 'sent' }));
    expect(rows).toHaveLength(1);
    for (const value of ['Exemple', 'Carole', 'carole@example.com', 'OP7654321', '810000123', 'KN55550001']) {
      expect(JSON.stringify(rows)).not.toContain(value);
      expect(app.lines.join('\n')).not.toContain(value);
    }
  });

  it('whose mail could not go before a restart is mailed after it', async () => {
    const app = await start();
    await app.outbox.stop();
    await register(app);
    await app.halt();
    apps.splice(0);
    const next = await startApp({ dataDir: app.dataDir });
    apps.push(next);
    await next.outbox.idle();
    expect(await mailIn(next)).toHaveLength(1);
  });
});
