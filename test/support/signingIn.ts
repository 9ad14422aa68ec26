import { z } from 'zod';
import type { TestApp } from './app.js';
import { mailsOf } from './invitations.js';

const json = { 'Content-Type': 'application/json' };

/** A browser as far as signing in goes: it keeps the cookies that it is given. */
export function browserAt(app: TestApp, operator: string, headers: Readonly<Record<string, string>> = {}) {
  const jar = new Map<string, string>();
  const take = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const sent = () => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...headers });
  return {
    jar,
    get: async (path: string) =>
      take(await fetch(`${app.url}/${operator}${path}`, { headers: sent(), redirect: 'manual' })),
    post: async (path: string, body: unknown = {}) =>
      take(
        await fetch(`${app.url}/${operator}${path}`, {
          ...{ method: 'POST', body: JSON.stringify(body), headers: { ...json, ...sent() } },
        }),
      ),
  };
}
export type TestBrowser = ReturnType<typeof browserAt>;

const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
/** Why something was refused. */
export const refusalOf = async (response: Response) => Refused.parse(await response.json()).error;

/** The six digits of a message. */
export const codeIn = (text: string | undefined): string => {
  const code = /\b\d{6}\b/.exec(text ?? '')?.[0];
  if (code === undefined) throw new Error('there is no code in the message');
  return code;
};

/** Has a code sent for a name, and gives it; undefined: none was. */
export async function codeFor(app: TestApp, browser: TestBrowser, name: string, secret: string) {
  const mails = await mailsOf(app, async () => {
    await browser.post('/access/code', { name, secret, language: 'en' });
  });
  return mails[0] === undefined ? undefined : codeIn(mails[0].text);
}
