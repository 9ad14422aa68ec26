import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

/** How far the clock has been put on, in milliseconds. */
let later = 0;
const shared = sharedApps({ clock: { now: () => new Date(Date.now() + later) } });
let app: TestApp;
beforeEach(async () => {
  later = 0;
  app = await shared.open('telenet');
});

const linkIn = (said: string): string => /https?:\/\/\S+\/files\/report\?t=[\w.-]+/.exec(said)?.[0] ?? '';

async function fetched(url: string, cookie?: string) {
  const answer = await fetch(url, { headers: cookie === undefined ? {} : { cookie } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, bytes };
}

/** Every line that is found, as a file (T5), asked for in plain text where the list stands. */
async function atTheList() {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await talk.say(plainBlanks(app.words('fr', 'telenet').say('lineOverview:title')));
  return { talk, link: async () => linkIn(await talk.say('csv')) };
}

const rowsOf = (bytes: Buffer): string[][] => parse(bytes, { delimiter: ';', bom: true, relax_column_count: true });

describe('the link to the overview as a file (T5)', () => {
  it('is worth nothing after ten minutes, and a new one is there for the asking', async () => {
    const { talk, link } = await atTheList();
    const url = await link();
    later = 9.5 * 60_000;
    expect((await fetched(url)).status).toBe(200);
    later = 10.5 * 60_000;
    expect((await fetched(url)).status).toBe(404);
    expect((await fetched(await link())).status).toBe(200);
    talk.close();
  });

  it('opens nothing for another account, be it one of the same company', async () => {
    const { talk, link } = await atTheList();
    const url = await link();
    const { cookie: other } = await app.signIn('telenet', 'fleet2');
    expect((await fetched(url, other)).status).toBe(404);
    const { cookie } = await app.signIn('telenet', 'fleet1');
    expect((await fetched(url, cookie)).status).toBe(200);
    talk.close();
  });

  it('asked for twice gives the same lines twice, and opens as often as it is wanted', async () => {
    const { talk, link } = await atTheList();
    const [one, other] = [await link(), await link()];
    const [first, second, again] = [await fetched(one), await fetched(other), await fetched(one)];
    expect([first.status, second.status, again.status]).toEqual([200, 200, 200]);
    expect(rowsOf(first.bytes).length).toBeGreaterThan(300);
    expect(rowsOf(second.bytes)).toEqual(rowsOf(first.bytes));
    expect(rowsOf(again.bytes)).toEqual(rowsOf(first.bytes));
    // What was asked is still asked.
    expect(await talk.say('0470 00 00 01')).toContain('Anna Exemple');
    talk.close();
  });
});
