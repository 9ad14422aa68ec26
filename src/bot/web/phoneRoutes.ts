import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { reject, sendHtml, sendJson, sendNothing } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import type { DemoPhones, PhoneMessage } from '../smsGateway/demoPhones.js';
import { preferred, type ServedOperator } from '../words/served.js';
import type { PageDeps } from './pages.js';
import { type DemoSubscriber, phonePage } from './phonePages.js';

/** The phones of the demo, and whom one can play on them. */
export interface PhoneDeps extends PageDeps {
  readonly operators: readonly ServedOperator[];
  /** None: this is no demo. */
  readonly phone?: { readonly phones: DemoPhones; readonly subscribers: readonly DemoSubscriber[] } | undefined;
}

const Written = z.object({ phone: z.string(), text: z.string().max(1000) });

/** The phone page of the demo: what was sent to a number, and what is written from there. */
export function mountPhone(server: Server, deps: PhoneDeps): void {
  const { phone } = deps;
  if (phone === undefined) return;
  server.get('/phone', async (req, res) => show(deps, phone.subscribers, req, res));
  server.get('/phone/messages', async (req, res) => {
    const number = new URLSearchParams(req.getQuery()).get('phone') ?? '';
    sendJson(res, 200, { messages: phone.phones.messages(number).map((one) => bubbleOf(deps, one, req)) });
  });
  server.post('/phone/messages', async (req, res) => {
    const written = Written.safeParse(req.body).data;
    const who = phone.subscribers.find(({ number }) => number === written?.phone);
    if (written === undefined || who === undefined) return reject(res, { status: 404, code: 'NotFound' });
    await phone.phones.write(who.number, who.to, written.text);
    sendNothing(res);
  });
}

const languageOf = ({ operators }: PhoneDeps, req: Request) =>
  preferred([...new Set(operators.flatMap(({ languages }) => languages))], req.headers['accept-language']);

function show(deps: PhoneDeps, subscribers: readonly DemoSubscriber[], req: Request, res: Response): void {
  const nonce = randomBytes(16).toString('base64');
  const page = phonePage(deps, { language: languageOf(deps, req), nonce, subscribers });
  sendHtml(res, 200, page, { 'Content-Security-Policy': pagePolicy(nonce) });
}

/** A message as it is read: whom it comes from, when, and in how many segments it went. */
function bubbleOf(deps: PhoneDeps, { id, way, other, text, parts, at }: PhoneMessage, req: Request) {
  const language = languageOf(deps, req);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  const segments = deps.words(language)('web:phone.segments', { parts: String(parts) });
  return { id, way, text, about: `${other} · ${time} · ${segments}` };
}
