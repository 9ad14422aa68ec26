import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '../../src/domain/terms/problems.js';
import { plainBlanks } from '../support/seen.js';
import { type CardTalk, cardTalk, type Filled } from '../support/talk.js';
import { type EveryKindApp, everyKindApps, expected, inReview, paper, SECRET, table, virus } from './everyKindApp.js';

const open = everyKindApps();
let rig: EveryKindApp;
beforeEach(async () => {
  rig = await open();
});

const nothing = ['Title', 'Colour', 'Extras', 'Day', 'Days', 'Price', 'Papers', 'Password'].map(
  (name) => `free${name}`,
);
describe('on cards', () => {
  const from = () => rig.app.words('fr').say('common:from', { label: 'days' });
  const until = () => rig.app.words('fr').say('common:until', { label: 'days' });
  const filled = (): Filled => ({
    title: 'Bonjour',
    story: 'Une ligne\nune autre',
    colour: 'Vert',
    extras: 'alpha,charlie',
    number: '+243810000012',
    numbers: '+243810000010,+243810000012',
    day: '2027-02-03',
    [from()]: '2027-02-03',
    [until()]: '2027-02-28',
    price: '1 234,50',
    agreed: 'false',
    newPassword: SECRET,
  });

  async function opened(): Promise<CardTalk> {
    const talk = await cardTalk(rig.app, 'konnect', 'agent1');
    await talk.press('Toutes les sortes');
    return talk;
  }
  const input = (talk: CardTalk, label: string) =>
    talk
      .cards()
      .at(-1)
      ?.inputs.find((one) => one.label === label);

  /** What stands in an input: its text, or the title of its choice. */
  function standing(talk: CardTalk, label: string): string {
    const { value, choices } = input(talk, label) ?? {};
    return plainBlanks(choices?.find((choice) => choice.value === value)?.title ?? String(value));
  }

  it('takes every kind, leaves the optional ones empty, and shows all in words', async () => {
    const talk = await opened();
    expect(input(talk, 'agreed')?.value).toBe('true');
    await rig.send(talk.conversation, paper);
    const second = await talk.press('Suivant', filled());
    expect(second).toContain('Fichiers reçus : plan.pdf');
    expect(second).toContain('Libre');
    const review = await talk.press('Suivant');
    for (const words of inReview) expect(review).toContain(words);
    expect(review).not.toContain(SECRET);
    await talk.press('Garder tout');
    expect(rig.got).toEqual([{ ...expected, freeAgreed: false, newPassword: expect.any(String) }]);
    for (const name of nothing) expect(rig.got[0]).not.toHaveProperty(name);
  });

  it('says next to each field what is wrong with it', async () => {
    const talk = await opened();
    await rig.send(talk.conversation, virus);
    const read = await talk.press('Suivant', {
      ...filled(),
      title: 'x'.repeat(21),
      story: 'a\u0007b',
      colour: 'Mauve',
      extras: 'alpha,bravo,charlie,delta',
      number: '+243000',
      numbers: '+243810000010,+243000',
      day: '2027-02-30',
      [from()]: '2027-03-01',
      price: '-5',
      newPassword: 'short',
    });
    const codes: ProblemCode[] = [
      'value.text',
      'value.choice',
      'line.unknown',
      'value.date',
      'value.periodOrder',
      'value.amount',
      'value.fileKind',
      'value.missing',
    ];
    for (const code of codes) expect(read).toContain(rig.problem(code));
    expect(read).toContain(rig.problem('value.tooLong', { maximum: 20 }));
    expect(read).toContain(rig.problem('value.choices', { maximum: 3 }));
    expect(await talk.press('Suivant', { [from()]: '' })).toContain(rig.problem('value.period'));
    expect(rig.got).toEqual([]);
  });

  it('takes what is too long for a choice for one that is not there', async () => {
    const talk = await opened();
    const long = 'x'.repeat(101);
    const read = await talk.press('Suivant', { ...filled(), colour: long, extras: `alpha,${long}`, number: long });
    expect(read.split(rig.problem('value.choice'))).toHaveLength(3);
    expect(read).toContain(rig.problem('line.unknown'));
    expect(read).not.toContain(rig.problem('value.text'));
  });

  it('keeps all that was given when one thing was wrong: in the inputs, and unseen where an input cannot show it', async () => {
    const talk = await opened();
    await rig.send(talk.conversation, paper);
    await rig.send(talk.conversation, table);
    const read = await talk.press('Suivant', { ...filled(), title: '' });
    expect(read).toContain(rig.problem('value.missing'));
    expect(read).not.toContain(SECRET);
    const { title, newPassword, ...others } = filled();
    for (const [label, value] of Object.entries(others)) expect([label, standing(talk, label)]).toEqual([label, value]);
    expect(input(talk, 'newPassword')).toMatchObject({
      isRequired: false,
      placeholder: expect.stringContaining('••••••'),
    });
    const second = await talk.press('Suivant', { title: 'Bonjour' });
    expect(second).toContain('Libre');
    const review = await talk.press('Suivant');
    expect(review).toContain('plan.pdf, list.csv');
    await talk.press('Garder tout');
    expect(rig.got[0]?.opened).toBe(SECRET);
  });

  it('shows the earlier answer in the input of a correction, as it can be sent again', async () => {
    const talk = await opened();
    await rig.send(talk.conversation, paper);
    await talk.press('Suivant', filled());
    await talk.press('Suivant');
    for (const field of [
      'story',
      'colour',
      'extras',
      'numbers',
      'day',
      'days',
      'price',
      'agreed',
      'papers',
      'newPassword',
    ]) {
      const { card, change } = changeOf(talk, field);
      expect(await talk.send({ ...change, card })).not.toContain(SECRET);
      const label = field === 'days' ? until() : field;
      const value = field === 'price' ? '1234,50' : filled()[label];
      if (field !== 'newPassword' && value !== undefined) expect(standing(talk, label)).toBe(value);
      const review = await talk.press('Suivant');
      for (const words of inReview) expect(review).toContain(words);
    }
    await talk.press('Garder tout');
    expect(rig.got).toMatchObject([expected]);
  }, 30_000);

  /** What pressing a row of the review sends. */
  function changeOf(talk: CardTalk, field: string) {
    const action = talk
      .cards()
      .at(-1)
      ?.actions.find(({ data }) => data?.act === 'change' && data.field === field);
    return { change: action?.data ?? {}, card: action?.data?.card };
  }

  it('keeps what was picked in a long list while its pages are turned', async () => {
    const talk = await opened();
    await talk.press('Voir la suite', { ...filled(), extras: 'alpha' });
    expect(input(talk, 'extras')?.choices?.map(({ value }) => value)).toContain('extra 55');
    expect(input(talk, 'extras')).toMatchObject({ value: 'alpha' });
    expect(input(talk, 'numbers')).toMatchObject({ value: '+243810000010,+243810000012' });
    await rig.send(talk.conversation, paper);
    await talk.press('Suivant', { extras: 'alpha,extra 55' });
    expect(await rig.answersOf(talk.conversation)).toMatchObject({
      extras: ['alpha', 'extra 55'],
      numbers: expect.any(String),
      price: expected.price,
      newPassword: expect.any(String),
    });
  });

  it('refuses one file too many, and keeps those before it', async () => {
    const talk = await opened();
    await rig.send(talk.conversation, paper, table);
    await rig.send(talk.conversation, paper);
    const read = await talk.press('Suivant', filled());
    expect(read).toContain(rig.problem('value.fileTooMany', { maximum: 2 }));
    expect((await rig.answersOf(talk.conversation)).papers).toHaveLength(2);
  });
});
