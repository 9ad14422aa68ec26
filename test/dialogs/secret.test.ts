import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSeal } from '../../src/bot/secrets/seal.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { paper, SECRET, startEveryKind } from './everyKindApp.js';

let rig: Awaited<ReturnType<typeof startEveryKind>>;
beforeEach(async () => {
  rig = await startEveryKind();
});
afterEach(() => rig.stop());

describe('a secret', () => {
  it.each(['cards', 'text'] as const)(
    'is sealed wherever it is kept, and opened by its command only: %s',
    async (form) => {
      const cards = form === 'cards' ? await cardTalk(rig.app, 'konnect', 'agent1') : undefined;
      const talk = cards ?? (await textTalk(rig.app, 'konnect', 'agent1'));
      await talk.say('1');
      if (cards !== undefined) await cards.press('Suivant', { newPassword: SECRET, title: '' });
      else {
        for (const line of [
          'Bonjour',
          'Une ligne',
          'vert',
          '1',
          '1',
          '1',
          '3/2/2027',
          '3/2/2027 4/2/2027',
          '5',
          'oui',
        ]) {
          await talk.say(line);
        }
        await rig.send(talk.conversation, paper);
        await talk.say(SECRET);
      }
      const conversation = JSON.stringify(await rig.app.store.conversations.load(talk.conversation));
      const sealed = /eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/.exec(conversation)?.[0] ?? '';
      const key = Buffer.from(await readFile(join(rig.app.dataDir, 'keys/seal.key'), 'utf8'), 'base64');
      expect(await createSeal(key).open(sealed)).toBe(SECRET);
      await expect(createSeal(key.map((byte) => byte ^ 1)).open(sealed)).rejects.toThrow();
      const all = await rig.written();
      expect(all).toContain(sealed);
      for (const shape of [SECRET, Buffer.from(SECRET).toString('base64'), encodeURIComponent(SECRET)]) {
        expect(all).not.toContain(shape);
      }
    },
  );

  it.each([cardTalk, textTalk])('that is typed at the menu over its question is kept nowhere', async (open) => {
    const talk = await open(rig.app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say('menu');
    const said = await talk.say(SECRET);
    expect(await rig.answersOf(talk.conversation)).not.toHaveProperty('title');
    expect(said).toContain('Que souhaitez-vous faire ?');
    expect(await rig.written()).not.toContain(SECRET);
    talk.close();
  });
});
