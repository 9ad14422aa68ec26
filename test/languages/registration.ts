import type { Words } from '../../src/speech/words.js';
import type { CardStep, TextStep, Transcript } from '../guides/transcript.js';
import { plainBlanks } from '../support/seen.js';

/** What differs by language and is written by hand: what the operator's data and the formats must come to. */
export interface Spoken {
  readonly balances: string;
  readonly category: string;
  readonly passport: string;
  readonly offer: string;
  readonly home: string;
  /** The moment of the order, 2026-11-21T23:30:00Z, in Kinshasa. */
  readonly at: string;
  readonly price: string;
  readonly balance: string;
  readonly commission: string;
  readonly endsAt: string;
}

/** K2 in one language: labels and buttons from its words, what was typed the same in all. */
export function registrationIn(words: Words, spoken: Spoken): Transcript & { readonly receipt: readonly string[] } {
  const say = (key: Parameters<Words['say']>[0], values = {}) => plainBlanks(words.say(key, values));
  const label = (name: string) => say(`registration:fields.${name}.label`);
  const done = ['registration:done', 'registration:facts.activationKey', 'registration:facts.endsAt'] as const;
  return {
    procedure: 'registration',
    operator: 'konnect',
    login: 'agent1',
    greeting: [say('common:menu.greeting', { name: 'Agent Kin-Centre' }), spoken.balances, '1630 CDF = 1 USD'],
    cards: cardSteps(say, label, spoken),
    text: textSteps(say, label, spoken),
    receipt: [
      ...done.map((key) => say(key)),
      spoken.at,
      spoken.price,
      spoken.balance,
      spoken.commission,
      spoken.endsAt,
    ],
  };
}

type Say = (key: Parameters<Words['say']>[0], values?: Parameters<Words['say']>[1]) => string;
type Label = (name: string) => string;

function cardSteps(say: Say, label: Label, { passport, category, offer, price }: Spoken): CardStep[] {
  const next = say('common:next');
  const screen = (name: string, number: number) => [
    say(`registration:screens.${name}`),
    say('common:step', { number, total: 5 }),
  ];
  const optional = (name: string) => say('common:optional', { label: label(name) });
  const pin = say('common:pin.label');
  const address = { houseNumber: '12 bis', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa' };
  const filled = (answers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(answers).map(([name, value]) => [label(name), value]));
  return [
    [say('registration:title'), {}, [...screen('names', 1), say('registration:note')]],
    [next, { ...filled({ lastName: 'Exemple' }), [optional('firstName')]: 'Carole' }, screen('identity', 2)],
    [next, filled({ documentNumber: 'op 7654321', documentType: passport }), screen('contact', 3)],
    [next, filled({ phone1: '0810 000 123', email: 'carole@example.com' }), screen('address', 4)],
    [next, filled(address), screen('subscription', 5)],
    [next, filled({ account: 'USD', category }), [label('offer'), label('modemSerial')]],
    [next, filled({ offer, modemSerial: 'kn-5555-0001' }), [...reviewed(say, passport), price, pin]],
    [say('registration:confirm'), { [pin]: '2468' }, []],
  ];
}

const reviewed = (say: Say, passport: string): string[] => [
  say('common:review.title', { procedure: say('registration:title') }),
  '+243 810 000 123',
  'OP7654321',
  'KN55550001',
  passport,
];

function textSteps(say: Say, label: Label, { passport, category, offer, home }: Spoken): TextStep[] {
  return [
    ['1', label('lastName')],
    ['Exemple', label('postName')],
    ['-', label('firstName')],
    ['Carole', label('documentNumber')],
    ['op 7654321', [label('documentType'), `2. ${passport}`]],
    ['2', [label('country'), `1. ${home}`]],
    ['1', label('phone1')],
    ['0810 000 123', label('phone2')],
    ['-', label('email')],
    ['carole@example.com', label('houseNumber')],
    ['12 bis', label('avenue')],
    ['Avenue du Modèle', label('commune')],
    ['Gombe', label('town')],
    ['Kinshasa', [label('account'), '1. USD']],
    ['USD', [label('category'), `6. ${category}`]],
    [category.toLowerCase(), [label('offer'), `2. ${offer}`]],
    ['2', label('modemSerial')],
    ['kn-5555-0001', [...reviewed(say, passport), say('registration:effect')]],
    [say('common:yes'), say('common:pin.ask')],
    ['2468', []],
  ];
}
