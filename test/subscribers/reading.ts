import type { Texted } from '../../src/bot/subscribers/texted.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';

/** A clock that is moved by hand. */
export class MovedClock {
  private at: number;
  constructor(start: string) {
    this.at = Date.parse(start);
  }
  now = () => new Date(this.at);
  pass(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

export const OWN = '1700';
export const NUMBER = '+77010000002';
export const CODE = '48201937';
export const RIGHT = { number: NUMBER, code: CODE };

/** Gives a line of Kcell's demo a secret code, as if it had gone out. Gives the line's id. */
export async function giveCode(app: TestApp, number = NUMBER, code = CODE, language?: Language): Promise<string> {
  const hash = await app.hasher.hash(code);
  const sentBy = await app.accountId('kcell', 'admin1');
  return app.store.transaction(async ({ lines, secretCodes }) => {
    const [line] = await lines.where({ number });
    if (line === undefined) throw new Error(`nobody has ${number}`);
    if (language !== undefined) await lines.put({ ...line, language });
    await secretCodes.put({
      ...{ id: line.id, operator: 'kcell', organisation: line.organisation, hash, sentBy },
      ...{ orderedAt: '2026-11-01T00:00:00.000Z', expiresAt: '2027-11-01T00:00:00.000Z', wrong: 0, tries: [] },
    });
    return line.id;
  });
}

/** A phone that sends texts; each gives all that it is answered. */
export function phone(app: TestApp, number = NUMBER, more: Partial<Texted> = {}) {
  let sent = 0;
  return async (text: string, id = `${number}-${more.channel ?? 'sms'}-${++sent}`): Promise<string> => {
    const texted = { channel: 'sms', own: OWN, operator: 'kcell', from: number, number, text, id, ...more };
    return (await app.heard(texted)).join('\n---\n').replaceAll(/[\u00a0\u202f]/g, ' ');
  };
}

/** All that is left of whoever reads. */
export const leftOf = (app: TestApp) =>
  app.store.read(async ({ accounts, readings, selections }) => ({
    readings: await readings.where({}),
    accounts: (await accounts.where({ operator: 'kcell' })).filter(({ login }) => login.startsWith('reading ')),
    selections: (await selections.where({})).length,
  }));
