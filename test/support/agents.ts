import { z } from 'zod';
import { move } from '../../src/domain/wallet.js';
import { startApp } from './app.js';
import type { Registrar } from './registrar.js';

const Token = z.object({ token: z.string(), conversationId: z.string() });
const PIN = '2468';
const PASSWORD = 'konnect-demo-1';
/** In minor units: a million dollars. */
const MUCH = { minor: 100_000_000, currency: 'USD' };

/** Agents with money in a fresh store, two sign-ins each, every one with its conversation. */
export async function agentsWithMoney(dataDir: string, count: number): Promise<Registrar[]> {
  const app = await startApp({ dataDir, env: { OPERATORS: 'konnect' } });
  const operator = 'konnect';
  const model = await app.accountId(operator, 'agent1');
  await app.store.transaction(async (tables) => {
    const account = await tables.accounts.get(model);
    if (account === undefined) throw new Error('the demo has no agent1');
    const at = new Date().toISOString();
    for (let n = 0; n < count / 2; n++) {
      const id = `rich-${n}`;
      await tables.accounts.insert({ ...account, id, login: id });
      await move(tables, { id: `opening-${n}`, operator, account: id, amount: MUCH, reason: 'opening', at });
    }
  });
  const agents: Registrar[] = [];
  for (let n = 0; n < count; n++) {
    const { token, conversationId } = await signIn(app.url, `rich-${Math.floor(n / 2)}`);
    agents.push({ name: `K${String.fromCharCode(65 + n)}`, token, conversation: conversationId, pin: PIN });
  }
  await app.halt();
  return agents;
}

async function signIn(url: string, login: string): Promise<z.output<typeof Token>> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ login, password: PASSWORD });
  const signedIn = await fetch(`${url}/konnect/sign-in`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const given = await fetch(`${url}/konnect/token`, { method: 'POST', headers: { cookie } });
  return Token.parse(await given.json());
}
