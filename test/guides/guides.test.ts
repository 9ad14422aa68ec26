import { describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { unfolded } from '../support/unfolded.js';
import { guideClock } from './days.js';
import { transcripts } from './index.js';
import { left } from './left.js';
import { type Expected, missing, type Transcript } from './transcript.js';

const apps = sharedApps({ clock: guideClock });
let app: TestApp;

/** A word that a receipt or a card lacks is noticed here: only a played guide shows a receipt's facts. */
const noWordMissing = () => expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);

type Played<Steps extends 'cards' | 'text'> = Pick<Transcript, 'operator' | 'login' | Steps> & { greeting?: Expected };

async function onCards({ operator, login, greeting = [], cards }: Played<'cards'>): Promise<void> {
  const talk = await cardTalk(app, operator, login);
  expect(missing(talk.greeting, greeting)).toEqual([]);
  for (const [button, filled, expected] of cards) {
    expect(missing(await talk.press(button, filled), expected)).toEqual([]);
    await app.outbox.idle();
  }
  talk.close();
}

async function inText({ operator, login, greeting = [], text }: Played<'text'>): Promise<void> {
  const talk = await textTalk(app, operator, login);
  expect(missing(await unfolded(app, talk), greeting)).toEqual([]);
  for (const [said, expected] of text) {
    expect(missing(await talk.say(said), expected)).toEqual([]);
    await app.outbox.idle();
  }
  talk.close();
}

/** A long guide takes its time on a busy machine. */
const LONGEST = 30_000;

describe.each(
  transcripts.map((transcript) => [`${transcript.procedure}, ${transcript.operator}`, transcript] as const),
)('%s', (_name, { operator, login, before, greeting, cards, text, leaves = 'lines in the audit' }) => {
  it(
    'is carried out on cards and in plain text, and comes to the same',
    async () => {
      app = await apps.open(operator);
      if (before !== undefined) await onCards({ operator, ...before });
      await onCards({ operator, login, greeting, cards });
      const first = await left(app, operator, login);
      expect(first.audit.length > 0).toBe(leaves !== 'nothing');

      noWordMissing();
      await apps.anew(operator);
      if (before !== undefined) await inText({ operator, ...before });
      await inText({ operator, login, greeting, text });
      expect(await left(app, operator, login)).toEqual(first);
      noWordMissing();
    },
    LONGEST,
  );
});
