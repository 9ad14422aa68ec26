import { describe, expect, it } from '@jest/globals';
import { asGsm7, partsOf } from '../../src/bot/smsGateway/segments.js';
import { loadWords } from '../../src/bot/words/words.js';
import { inLanguage } from '../../src/domain/terms/choices.js';
import { languages } from '../../src/domain/terms/language.js';
import { makeFormat, numberFormat } from '../../src/speech/format.js';
import type { FixedKey } from '../../src/speech/words.js';
import { operators, root, shownIn } from './shownTexts.js';

const words = await loadWords(`${root}/locales`, () => {}, {
  folder: `${root}/operators`,
  operators: operators.map(({ profile }) => profile.id),
});

describe('an SMS', () => {
  const sending = operators.filter(({ lineRules }) => lineRules?.secretCode !== undefined);
  const offered = sending.flatMap(({ profile }) => profile.languages.map((language) => ({ profile, language })));

  it.each(offered.map((one) => [one.profile.id, one.language, one] as const))(
    'of %s in %s goes out in one part, with its sender and the longest date',
    (operator, language, { profile }) => {
      const own = words(language, operator);
      const sender = profile.contact.smsFrom ?? inLanguage(profile.title, language);
      const until = makeFormat(own, profile).shortDay('2026-11-28T12:00:00Z');
      const said = own.say('sms:secretCode', { operator: sender, code: '88888888', until });
      expect([said, partsOf(asGsm7(said))]).toEqual([said, 1]);
    },
  );

  const swapping = operators
    .filter(({ lineRules }) => lineRules?.simSwap !== undefined)
    .flatMap(({ profile }) => profile.languages.map((language) => [profile.id, language, profile] as const));
  it.each(swapping)(
    'of %s in %s says in one part when a SIM card ends, and whom to call',
    (operator, language, profile) => {
      const phone = profile.contact.phone.replaceAll(/[^+\d]/g, '');
      const said = words(language, operator).say('sms:simSwap', {
        ...{ operator: profile.contact.smsFrom ?? '', at: '23:59', phone },
      });
      expect([said, partsOf(asGsm7(said))]).toEqual([said, 1]);
      expect(said).toContain(phone);
    },
  );

  const renumbering = operators
    .filter(({ lineRules }) => lineRules?.numberChange !== undefined)
    .flatMap(({ profile }) => profile.languages.map((language) => [profile.id, language, profile] as const));
  it.each(renumbering)('of %s in %s says in one part which number comes, and when', (operator, language, profile) => {
    const phone = profile.contact.phone.replaceAll(/[^+\d]/g, '');
    const said = words(language, operator).say('sms:numberChange', {
      ...{ operator: profile.contact.smsFrom ?? '', at: '23:59', number: '+375291222222', phone },
    });
    expect([said, partsOf(asGsm7(said))]).toEqual([said, 1]);
    for (const part of [phone, '+375291222222', '23:59']) expect(said).toContain(part);
  });
});

const COUNTS = [0, 1, 1.5, 2, 5, 11, 21, 22, 101];
const KEYS = [
  'common:bound.turns',
  'common:bound.uploads',
  'common:bound.exports',
  'common:bound.conversations',
  'common:bound.streams',
  'common:bound.crowded',
  'common:counted.calls',
  'common:counted.days',
  'common:counted.employees',
  'common:counted.lines',
  'common:counted.sms',
  'common:drafts.answers',
  'common:drafts.gone',
  'common:file.note',
  'common:goingOn.title',
  'common:leave.title',
  'common:lines.chosen',
  'common:lines.listed',
  'common:lines.missing',
  'common:lines.offerAll',
  'common:lines.range',
  'common:lines.someOf',
  'common:list.allShown',
  'common:list.shown',
  'common:list.shownText',
  'common:minutes',
  'common:organisation.leaveTitle',
  'common:restart.title',
  'common:rows.left',
  'common:rows.more',
  'common:simReminder.title',
  'common:standing.acknowledged',
  'common:standing.cancelled',
  'common:standing.completed',
  'common:standing.failed',
  'common:standing.held',
  'common:standing.inProgress',
  'common:standing.left',
  'common:standing.pending',
  'common:standing.replaced',
  'common:standing.awaitsSim',
  'common:standing.partial',
  'common:standing.porting',
  'common:standing.scheduled',
  'common:takenAway',
  'common:verdicts.done',
  'common:review.count',
  'common:review.countText',
  'common:verdicts.going',
  'common:verdicts.left',
  'common:verdicts.lines',
  'common:verdicts.lowered',
  'common:verdicts.losing',
  'common:verdicts.more',
  'common:verdicts.notDone',
  'common:verdicts.staying',
  'common:verdicts.waiting',
  'common:where.waiting',
  'problems:date.tooFar',
  'problems:date.tooLongAgo',
  'common:withinHours',
  'problems:period.monthsBack',
  'problems:period.monthsKept',
  'problems:period.notKept',
  'problems:lines.allRefused',
  'problems:rows.allRefused',
  'problems:lines.count',
  'problems:order.needsSecond',
  'problems:oneTimeCode.locked',
  'problems:oneTimeCode.pause',
  'problems:oneTimeCode.wrong',
  'problems:password.locked',
  'problems:password.wrong',
  'problems:pin.locked',
  'problems:pin.wrong',
] as const satisfies readonly FixedKey[];
const GENDER = /_(masculine|feminine|neuter)/;

describe.each(languages)('counted words in %s', (language) => {
  const texts = shownIn(language)[0]?.texts ?? new Map<string, string>();

  it('are all looked at', () => {
    const counted = [...texts.keys()].flatMap((key) => key.match(/^((?:common|problems):.*)_other$/)?.[1] ?? []);
    expect(
      [...new Set(counted.map((key) => key.replace(GENDER, '')))].filter((key) => !KEYS.some((one) => one === key)),
    ).toEqual([]);
  });

  it.each(KEYS)('%s have their form for every number', (key) => {
    const rules = new Intl.PluralRules(language);
    for (const count of COUNTS) {
      const form = texts.get(`${key}_${rules.select(count)}`) ?? texts.get(key);
      expect(words(language).say(key, { count })).toBe(
        form?.replaceAll('{{count}}', numberFormat(language).format(count)),
      );
    }
  });
});
