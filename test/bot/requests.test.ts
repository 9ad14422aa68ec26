import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { requestsText } from '../../src/bot/console/requestsText.js';
import { askControl } from '../../src/bot/control/socket.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { type Talk, textTalk } from '../support/talk.js';

// The whole program is started for each.
jest.setTimeout(60_000);

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(() => app.stop());

const ask = (name: string, input: object) => askControl(app.dataDir, name, input);

async function request(talk: Talk): Promise<string> {
  for (const line of ['conseiller', 'autre chose', 'Le modem ne démarre plus.', '-', 'oui']) await talk.say(line);
  const [row] = await app.store.read(({ requests }) => requests.where({}));
  return row?.reference ?? '';
}

describe('the staff at the console', () => {
  it('reads what is asked, and its answer comes to the conversation by itself', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const reference = await request(talk);
    const listed = z.object({ answer: z.array(z.looseObject({})) }).parse(await ask('requests.list', {}));
    expect(listed.answer).toMatchObject([{ reference, login: 'agent1', message: 'Le modem ne démarre plus.' }]);
    await talk.say('Réabonner un client');
    const heard: string[] = [];
    const told = new Promise<void>((resolve) => {
      app.turns.listen(talk.conversation, (said) => {
        heard.push(...said.map(({ activity }) => plainBlanks(String(activity.text))));
        resolve();
      });
    });
    expect(await ask('requests.answer', { reference, text: 'Débranchez-le dix secondes.' })).toEqual({
      answer: reference,
    });
    await told;
    expect(heard).toEqual([`Réponse à votre demande ${reference} : Débranchez-le dix secondes.`]);
    // The question that is open is the same as before.
    expect(await talk.say('KNDEMXAAAA222222')).toContain('Compte');
    await talk.say('menu');
    expect(await talk.say('Mes demandes')).toContain('Réponse : Débranchez-le dix secondes.');
  });

  it('has a paragraph of each, with the answers so far', () => {
    const entry = {
      ...{
        operator: 'konnect',
        reference: 'ABCDEFGH',
        subject: 'registration',
        message: 'One\ntwo',
        state: 'answered' as const,
      },
      ...{ at: '2026-11-22T00:00:00.000Z', name: 'Example', login: 'agent1', context: 'Name: Example', reach: '0810' },
      ...{ given: [], files: [] },
      answers: [{ text: 'Three', at: '2026-11-23T00:00:00.000Z', files: [] }],
    };
    expect(requestsText([])).toBe('nothing');
    expect(requestsText([entry]).split('\n')).toEqual([
      'ABCDEFGH  answered  2026-11-22T00:00:00.000Z  konnect  Example (agent1)',
      'about registration, to be reached at 0810',
      ...['  asks:', '    One', '    two'],
      ...['  answered so far:', '    Name: Example'],
      ...['  answer of 2026-11-23T00:00:00.000Z:', '    Three'],
    ]);
  });

  it('closes a request, once', async () => {
    const reference = await request(await textTalk(app, 'konnect', 'agent1'));
    expect(await ask('requests.close', { reference })).toEqual({ answer: reference });
    expect(await ask('requests.list', {})).toEqual({ answer: [] });
    expect(await ask('requests.answer', { reference, text: 'x' })).toEqual({
      problem: `the request ${reference} is closed`,
    });
    expect(await ask('requests.close', { reference: 'NOTHING1' })).toEqual({
      problem: 'there is no request NOTHING1',
    });
  });
});
