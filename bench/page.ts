import type { Browser, BrowserContext } from 'playwright-core';
import { createLog } from '../src/bot/log.js';
import { createApp } from '../src/bot/start/app.js';
import { loadConfig } from '../src/bot/start/config.js';
import { openBrowser } from '../test/support/chromium.js';
import { unlimited } from './talk/people.js';

/** From the first request, in milliseconds: something can be typed, the first card stands there, and the panel (0: there is none). */
interface Times {
  readonly write: number;
  readonly card: number;
  readonly panel: number;
}
type Way = 'cold' | 'warm' | 'phone';
type Compared = Readonly<Record<Way, { readonly here: Times; readonly bare: Times }>>;

const OPERATOR = 'konnect';
const ROUNDS = 9;
const WAITS = 120_000;
const desktop = { width: 1280, height: 860 };
const phone = { width: 390, height: 800 };
/** 400 kbit/s both ways, and what a mobile network takes to answer. */
const slowLine = { downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 100, offline: false };

/** A page that has Web Chat and does what its guide says, and nothing else. */
const barePage = (script: string) => `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width">
<body style="margin:0"><div id="chat" style="height:100vh"></div><script src="${script}"></script><script>(async () => {
  const { token, conversationId, user } = await (await fetch('/${OPERATOR}/token', { method: 'POST' })).json();
  const domain = location.origin + '/v3/directline';
  const directLine = WebChat.createDirectLine({ domain, token, conversationId, watermark: '0' });
  WebChat.renderWebChat({ directLine, userID: user, locale: 'fr' }, document.getElementById('chat'));
})()</script></body></html>`;

/** Both pages over one server, in turn; `folder`: where its data are. */
export async function pageTimes(folder: string): Promise<Compared> {
  const config = loadConfig({ DATA_DIR: folder, PORT: '0', OPERATORS: OPERATOR });
  const app = await createApp(config, createLog({ level: 'silent' }), { limits: unlimited });
  const browser = await openBrowser({ ...process.env, TEST_RUN_FOLDER: folder });
  try {
    const url = `${await app.server.listen()}/${OPERATOR}`;
    const account = app.demoData.get(OPERATOR)?.accounts.find(({ login }) => login === 'agent1');
    const entered = { url, login: 'agent1', password: account?.password ?? '' };
    const wide = await signedIn(browser, entered, desktop);
    const narrow = await signedIn(browser, entered, phone);
    return {
      cold: await inTurn(wide, url, { cold: true, slow: false }, ROUNDS),
      warm: await inTurn(wide, url, { cold: false, slow: false }, ROUNDS),
      phone: await inTurn(narrow, url, { cold: true, slow: true }, 1),
    };
  } finally {
    await browser.close();
    await app.stop();
  }
}

async function signedIn(
  browser: Browser,
  { url, login, password }: { readonly url: string; readonly login: string; readonly password: string },
  viewport: typeof phone,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'fr' });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.ac-adaptiveCard').first().waitFor();
  const script = (await page.locator('script[src*="/webchat.js"]').getAttribute('src')) ?? '';
  await context.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: barePage(script) }));
  await page.close();
  return context;
}

interface Line {
  readonly cold: boolean;
  readonly slow: boolean;
}

async function inTurn(context: BrowserContext, url: string, line: Line, rounds: number) {
  const here: Times[] = [];
  const bare: Times[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await loaded(context, new URL('/bare', url).href, line));
    here.push(await loaded(context, url, line));
  }
  return { here: middle(here), bare: middle(bare) };
}

async function loaded(context: BrowserContext, url: string, { cold, slow }: Line): Promise<Times> {
  const page = await context.newPage();
  page.setDefaultTimeout(WAITS);
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  if (cold) await client.send('Network.clearBrowserCache');
  if (slow) await client.send('Network.emulateNetworkConditions', slowLine);
  await page.addInitScript(noteTimes, awaited);
  await page.goto(url, { waitUntil: 'commit' });
  const since = async (what: keyof typeof awaited) => {
    const seen = await page.waitForFunction((one) => document.documentElement.getAttribute(`data-${one}`), what);
    return Number(await seen.jsonValue());
  };
  const [write, card] = await Promise.all([since('write'), since('card')]);
  const panel = url.endsWith('/bare') ? 0 : await since('panel');
  await page.close();
  return { write, card, panel };
}

const awaited = {
  write: '.webchat__send-box-text-box__input, #early input',
  card: '.ac-adaptiveCard',
  panel: '#panel li',
};

/**
 * Runs in the page, before its own scripts: writes down when each first stood there, since the navigation began. A locator that waits
 * looks again after up to half a second, which is longer than what is compared.
 */
function noteTimes(all: Readonly<Record<string, string>>): void {
  const open = new Map(Object.entries(all));
  const timer = setInterval(() => {
    for (const [name, selector] of open) {
      if ((document.querySelector(selector)?.getClientRects().length ?? 0) === 0) continue;
      document.documentElement.setAttribute(`data-${name}`, String(performance.now()));
      open.delete(name);
    }
    if (open.size === 0) clearInterval(timer);
  }, 5);
}

function middle(all: readonly Times[]): Times {
  const of = (name: keyof Times) =>
    all.map((times) => times[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return { write: of('write'), card: of('card'), panel: of('panel') };
}
