import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PaymentPages } from '../../src/domain/bills/paymentPages.js';
import { FakeTime } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { type DirectTalk, directTalk, type SignedIn } from '../support/directTalk.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { plainBlanks, Seen, textOf } from '../support/seen.js';

jest.setTimeout(60_000);

const LIST = 'Factures et paiements';
const PAY = 'Payer cette facture';
const CONFIRM = 'Payer la facture';
const MINUTE = 60_000;

let app: TestApp;
let time: FakeTime;
let database: EmptyDatabase | undefined;
let signedIn: SignedIn;
let talk: DirectTalk;

interface Started {
  readonly dataDir?: string;
  readonly payments?: PaymentPages;
}
async function start({ dataDir, payments }: Started = {}): Promise<void> {
  app = await startApp({
    ...{ of: 'telenet', clock: time, timer: time },
    ...(dataDir !== undefined && { dataDir }),
    ...(payments !== undefined && { payments }),
    ...(database !== undefined && { env: { STORE_URL: database.url } }),
  });
  if (dataDir === undefined) signedIn = await app.signIn('telenet', 'fleet1');
  talk = directTalk(app, signedIn);
}
/** The program is ended, and started again over the same data. */
async function restart(): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  await start({ dataDir });
}
beforeEach(() => {
  time = new FakeTime();
  database = undefined;
});
afterEach(async () => {
  await app.stop();
  await database?.drop();
});

/** The account's bills, as they are told. */
async function listed(): Promise<string> {
  await talk.say(LIST);
  return plainBlanks((await talk.press('Suivant', { 'Billing account': /^100000003/ })).text);
}

/** What of all the account's bills is open: it stands above them. */
const balanceIn = (list: string): string | undefined => /Solde impayé, TVA comprise\s+([\d ]+,\d\d €)/.exec(list)?.[1];

/** A payment of the only open bill is begun: its page. */
async function begun(): Promise<string> {
  await listed();
  await talk.press(PAY);
  return linkIn((await talk.press(CONFIRM)).text, await talk.cards());
}
function linkIn(text: string, cards: unknown): string {
  const links = [...`${text} ${JSON.stringify(cards)}`.matchAll(/https?:\/\/[^"\s]+\/telenet\/pay\?t=[\w.%-]+/g)];
  const last = links.at(-1)?.[0];
  if (last === undefined) throw new Error(`there is no link to a payment page in ${text}`);
  return last;
}

/** What a button of the page sends, and everything that comes of it. */
async function press(link: string, outcome: string, path = '/telenet/pay') {
  const t = new URL(link).searchParams.get('t') ?? '';
  const answer = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ t, outcome }),
  });
  const text = plainBlanks(await answer.text());
  await app.outbox.idle();
  return { status: answer.status, text };
}

/** Everything that was said in the conversation. */
async function said(): Promise<string> {
  const log = (await app.store.conversations.load(signedIn.conversationId))?.log ?? [];
  return plainBlanks(textOf(new Seen().hear(log.map(({ activity }) => activity))));
}
const payments = () => app.store.read(({ onlinePayments }) => onlinePayments.where({}));
/** Minutes go by, and what was to be done meanwhile is done. */
async function pass(minutes: number): Promise<void> {
  time.pass(minutes * MINUTE);
  await app.outbox.idle();
}

describe.each(['embedded', 'postgres'])('a bill that is paid online (%s)', (kind) => {
  beforeEach(async () => {
    database = kind === 'embedded' ? undefined : await migratedDatabase();
    await start();
  });

  it('paid: it is told, the bill is settled and the balance goes down, once', async () => {
    const before = await listed();
    expect(before).toContain(PAY);
    expect(balanceIn(before)).toMatch(/^[1-9]/);
    const link = await begun();
    const answer = await press(link, 'paid');
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Paiement reçu')]);
    expect(await said()).toContain('Paiement reçu');
    const after = await listed();
    expect(after).toContain('payée en ligne');
    expect(after).not.toContain(PAY);
    expect(balanceIn(after)).toBe('0,00 €');
    expect((await press(link, 'paid')).status).toBe(410);
    const [payment, ...others] = await payments();
    expect([payment?.state, payment?.repeated, others]).toEqual(['paid', undefined, []]);
    await talk.say('Payer une facture');
    await talk.press('Suivant', { 'Numéro de facture': payment?.bill ?? '' });
    expect((await talk.cards()).at(-1)?.text ?? (await said())).toContain('déjà réglée');
  });

  it('refused: nothing is settled, and it can be paid anew; the old link is over', async () => {
    const link = await begun();
    expect((await press(link, 'refused')).text).toContain('a refusé le paiement');
    expect(await said()).toContain('a refusé le paiement');
    const after = await listed();
    expect(after).toContain('paiement refusé');
    expect(after).toContain(PAY);
    expect((await press(link, 'paid')).status).toBe(410);
    await press(await begun(), 'paid');
    expect((await payments()).map(({ state }) => state)).toEqual(['refused', 'paid']);
  });

  it('given up: nothing is settled, and it can be paid anew', async () => {
    const link = await begun();
    expect((await press(link, 'givenUp')).text).toContain('a été abandonné');
    expect(await said()).toContain('a été abandonné');
    expect(await listed()).toContain('paiement non effectué');
    expect((await payments()).map(({ state }) => state)).toEqual(['givenUp']);
  });

  it('twice: it counts once, and that is said', async () => {
    const link = await begun();
    expect((await press(link, 'twice')).text).toContain('compté une seule fois');
    expect(await said()).toContain('compté une seule fois');
    expect(await listed()).toContain('payée en ligne');
    expect((await payments()).map(({ state, repeated }) => [state, repeated])).toEqual([['paid', true]]);
  });

  it('late: it is pending until the bank answers, over an end of the program, and then told', async () => {
    const link = await begun();
    expect((await press(link, 'late')).text).toContain('la banque n’a pas encore répondu');
    expect(await said()).toContain('la banque n’a pas encore répondu');
    const pending = await listed();
    expect(pending).toContain('paiement en cours');
    expect(pending).not.toContain(PAY);
    const [payment] = await payments();
    await talk.say('Payer une facture');
    const refused = await talk.press('Suivant', { 'Numéro de facture': payment?.bill ?? '' });
    expect(refused.text).toContain('Un paiement de cette facture est en cours');
    await restart();
    await pass(2);
    expect((await payments()).map(({ state }) => state)).toEqual(['paid']);
    expect(await said()).toContain('Paiement reçu');
    expect(await listed()).toContain('payée en ligne');
  });

  it('that nobody pays in time lapses: it is told, and another link can be had', async () => {
    const link = await begun();
    await restart();
    await pass(16);
    expect(await said()).toContain('le lien de paiement a expiré');
    expect((await press(link, 'paid')).status).toBe(404);
    expect((await payments()).map(({ state }) => state)).toEqual(['lapsed']);
    expect(await begun()).not.toBe(link);
  });

  it('whoever begins another payment of the same bill ends the one before', async () => {
    const first = await begun();
    const second = await begun();
    expect((await press(first, 'paid')).status).toBe(410);
    expect((await press(second, 'paid')).status).toBe(200);
    expect((await payments()).map(({ state }) => state).sort()).toEqual(['lapsed', 'paid']);
  });
});

describe('the payment page', () => {
  it('shows what is paid, in the language of the chat, and to look at it uses nothing up', async () => {
    await start();
    const link = await begun();
    for (let times = 0; times < 2; times += 1) {
      const page = await fetch(link);
      const text = plainBlanks(await page.text());
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'nonce-[^']+';/);
      expect(text).toContain('<html lang="fr">');
      expect(text).toContain('Bancontact');
      expect(text).toMatch(/Payer [\d ]+,\d\d €/);
      expect(text).not.toMatch(/web:|common:/);
    }
    expect((await payments()).map(({ state }) => state)).toEqual(['open']);
    await press(link, 'paid');
    const after = await (await fetch(link)).text();
    expect(after).toContain('Paiement reçu');
    expect(after).not.toContain('data-outcome');
  });

  it('opens nothing with a link that is cut off, forged, another operator’s or of another kind', async () => {
    await start();
    const link = await begun();
    const [head, body, mark] = (new URL(link).searchParams.get('t') ?? '').split('.');
    const forged = [`${head}.${body}.${mark?.slice(1)}`, `${head}.${body}`, '', signedIn.token];
    for (const t of forged) {
      const page = await fetch(`${app.url}/telenet/pay?${new URLSearchParams({ t })}`);
      expect([page.status, (await page.text()).includes('data-outcome')]).toEqual([404, false]);
      expect((await press(`${app.url}/telenet/pay?${new URLSearchParams({ t })}`, 'paid')).status).toBe(404);
    }
    expect((await press(link, 'paid', '/konnect/pay')).status).toBe(404);
    expect((await press(link, 'stolen')).status).toBe(404);
    expect((await payments()).map(({ state }) => state)).toEqual(['open']);
  });

  it('that cannot be had is said, with what is possible', async () => {
    const gone = () => Promise.reject(new Error('no page'));
    await start({ payments: { open: gone, look: gone, listen: () => () => {} } });
    await listed();
    await talk.press(PAY);
    const { text } = await talk.press(CONFIRM);
    expect(text).toContain('La page de paiement ne répond pas en ce moment');
    expect(text).toContain('payez par virement');
    expect(app.lines.join('\n')).toContain('payment.noPage');
  });

  it('that never answers is waited for ten seconds, and then said', async () => {
    const never = () => new Promise<never>(() => {});
    await start({ payments: { open: never, look: never, listen: () => () => {} } });
    await listed();
    await talk.press(PAY);
    let text: string | undefined;
    const pressed = talk.press(CONFIRM).then((answer) => {
      text = answer.text;
    });
    for (let turns = 0; text === undefined && turns < 2_000; turns += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      time.pass(100);
    }
    await pressed;
    expect(text).toContain('La page de paiement ne répond pas en ce moment');
  });
});
