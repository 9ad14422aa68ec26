import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadImage } from '@napi-rs/canvas';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { type CardTalk, cardTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

const cases = [
  {
    operator: 'kcell',
    login: 'admin1',
    title: 'Детализация вызовов',
    next: 'Далее',
    asked: { Номер: /0001 ·/ },
    charts: 3,
  },
  {
    operator: 'belarus',
    login: 'admin1',
    title: 'Начисления за период',
    next: 'Далее',
    asked: { Номер: / 01 ·/ },
    charts: 1,
  },
  {
    ...{ operator: 'telenet', login: 'fleet1', title: 'Consommation d’un pack de groupe', next: 'Suivant' },
    ...{ asked: { 'Pack de groupe': /^Group Data 5 GB \(0000010001\)/ }, charts: 1 },
  },
] as const;

let service: BotService;
const apps = new Map<string, TestApp>();
beforeAll(async () => {
  service = await startBotService();
  for (const { operator } of cases)
    apps.set(operator, await startApp({ of: operator, env: service.env, bot: service.bot }));
}, 60_000);
afterAll(async () => {
  for (const app of apps.values()) await app.stop();
  await service.close();
});

/** Where pictures are kept, if somebody wants to look at them. */
const shots = process.env.SHOTS;
/** What a message to Teams is to stay below, in UTF-16, even if its pictures counted. */
const MOST = 80 * 1024;

/** The pictures on a card, with what is read to whoever does not see them. */
const picturesIn = (json: string) =>
  Array.from(json.matchAll(/"url":"data:(image\/[a-z+]+);base64,([^"]*)","altText":"([^"]*)"/g)).map(
    ([, type = '', bytes = '', said = '']) => ({ type, bytes: Buffer.from(bytes, 'base64'), said }),
  );

describe.each(cases)('$title, $operator', ({ operator, login, title, next, asked, charts }) => {
  const ask = async (talk: Pick<CardTalk, 'press' | 'cards'>) => {
    await talk.press(title);
    await talk.press(next, asked);
    if (operator !== 'telenet') await talk.press(next);
    return picturesIn(JSON.stringify(talk.cards().map(({ json }) => json)));
  };

  it('comes to Teams as PNG, with the same figures as on our page as SVG, in a message that Teams takes', async () => {
    const app = apps.get(operator);
    if (app === undefined) throw new Error(`${operator} was not started`);
    const inTeams = await teamsTalk(app, service, operator, login);
    const pictures = await ask(inTeams);
    const onPage = await cardTalk(app, operator, login);
    const drawings = await ask(onPage);
    onPage.close();

    expect(drawings.map(({ type }) => type)).toEqual(Array.from({ length: charts }, () => 'image/svg+xml'));
    expect(pictures.map(({ type, said }) => ({ type, said }))).toEqual(
      drawings.map(({ said }) => ({ type: 'image/png', said })),
    );
    for (const [index, { bytes }] of pictures.entries()) {
      const svg = drawings[index]?.bytes.toString() ?? '';
      const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
      const { width, height } = await loadImage(bytes);
      expect(width / height).toBeCloseTo(Number(wide) / Number(high), 2);
      if (shots !== undefined) {
        await mkdir(shots, { recursive: true });
        await writeFile(join(shots, `${operator}-${index}.png`), bytes);
      }
    }
    const messages = service.shown.map(({ activity }) => JSON.stringify(activity));
    expect(Math.max(...messages.map((message) => Buffer.byteLength(message, 'utf16le')))).toBeLessThan(MOST);
    expect(messages.join('')).not.toContain('svg+xml');
  });
});
