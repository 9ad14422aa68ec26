import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { nextFields, partOf } from '../../../src/dialogs/definition/answers.js';
import { procedure } from '../../../src/dialogs/definition/procedure.js';
import { address, allIfAsked, amount, optional, person, toggle } from '../../../src/dialogs/fields/index.js';
import { command } from '../../../src/domain/door/command.js';
import { AddressInput, PersonInput } from '../../../src/domain/operator/index.js';
import { ok } from '../../../src/domain/terms/result.js';
import { tried } from './tried.js';

const Input = z.object({
  isNew: z.boolean(),
  ...PersonInput.partial().shape,
  ...AddressInput.partial().shape,
});
/** A user who is new or not, and where their SIM card is sent. */
const user = procedure({
  id: 'user',
  ask: {
    whether: z.object({ isNew: toggle() }),
    user: z.object(
      allIfAsked({ ...person('title', 'firstName', 'lastName', 'email'), ...optional(person('birthDate')) }),
    ),
    delivery: z.object(address()),
  },
  skip: (after) => ({ user: after(['isNew'], ({ isNew }) => !isNew) }),
  run: {
    command: command<z.output<typeof Input>>({
      name: 'test.user',
      allowed: ['fleetManager'],
      proof: 'none',
      input: Input,
      subject: () => 'user:new',
      run: async () => ok({ reference: 'TEST', facts: {} }),
    }),
    with: (answers) => answers,
  },
});
it('a whole person and a whole address can be asked together', () => {
  const whole = procedure({
    id: 'whole',
    ask: { who: z.object(person()), where: z.object(address()) },
    run: {
      command: command<object>({
        name: 'test.whole',
        allowed: ['fleetManager'],
        proof: 'none',
        input: z.object({}),
        subject: () => 'whole:new',
        run: async () => ok({ reference: 'TEST', facts: {} }),
      }),
      with: () => ({}),
    },
  });
  expect(whole.fields).toHaveLength(14);
});

const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name);

describe('a group of fields', () => {
  it('stands on a screen in its order, with the lists and rules it brings along', () => {
    expect(names(nextFields(user, { isNew: true }))).toEqual(['title', 'firstName', 'lastName', 'email', 'birthDate']);
    const { email, phone } = person('email', 'phone');
    expect(Object.keys(person('phone', 'email'))).toEqual(['email', 'phone']);
    expect([email, phone]).not.toContain(undefined);
  });

  it('is skipped as a whole with its screen', () => {
    expect(names(nextFields(user, { isNew: false }))[0]).toBe('country');
    expect(names(partOf(user, { isNew: false }))).toEqual(['isNew', ...Object.keys(address())]);
  });

  it('asks for no postcode where there are none', () => {
    expect(names(partOf(user, { isNew: false, country: 'CD' }))).not.toContain('postcode');
    expect(names(partOf(user, { isNew: false, country: 'BE' }))).toContain('postcode');
  });
});

describe('a phone', () => {
  const { phone } = person('phone');
  it.each([
    ['telenet', '0470 00 00 01', '+32470000001'],
    ['kcell', '8 701 000 00 01', '+77010000001'],
    ['belarus', '8 (029) 100-00-01', '+375291000001'],
    ['konnect', '0810 000 001', '+243810000001'],
    ['telenet', '+31 6 12345678', '+31612345678'],
  ])('at %s: %s', async (operator, typed, kept) => {
    expect(await tried(phone, { operator }).typed(typed)).toEqual({ value: kept });
  });

  it('that is none here says so without a country to change', async () => {
    expect(await tried(phone, { operator: 'telenet' }).typed('0470 00')).toEqual({ problem: 'value.phoneHere' });
  });
});

describe('an address', () => {
  it.each([
    ['BE', 'B-1000', '1000'],
    ['BE', '1000', '1000'],
    ['NL', '1012ab', '1012 AB'],
    ['NL', 'NL-1012 AB', '1012 AB'],
    ['LU', 'L-1009', '1009'],
    ['DE', 'D-10115', '10115'],
    ['FR', 'F 75001', '75001'],
    ['BY', '220030', '220030'],
    ['KZ', '050000', '050000'],
    ['KZ', 'z05h0b4', 'Z05H0B4'],
    ['BE', '0100', undefined],
    ['BE', '10000', undefined],
    ['NL', '1012 SS', undefined],
    ['BY', '110030', undefined],
    ['DE', '00115', undefined],
  ])('in %s has the postcode %s', async (country, typed, kept) => {
    const { postcode } = address();
    const outcome = kept === undefined ? { problem: 'value.postcode' } : { value: kept };
    expect(await tried(postcode, { operator: 'telenet', answers: { country } }).typed(typed)).toEqual(outcome);
  });

  it.each([
    ['BE', 'Antwerpen', 'Antwerpen'],
    ['BE', '2050 Antwerpen', 'Antwerpen'],
    ['BE', '’s-Gravenwezel', '’s-Gravenwezel'],
    ['BE', 'Antwerpen 6', undefined],
    ['KZ', '72-й квартал', '72-й квартал'],
  ])('in %s has the place %s', async (country, typed, kept) => {
    const outcome = kept === undefined ? { problem: 'value.place' } : { value: kept };
    expect(await tried(address().place, { operator: 'telenet', answers: { country } }).typed(typed)).toEqual(outcome);
  });

  it('offers the operator’s own country first', async () => {
    expect(await tried(address().country, { operator: 'telenet', language: 'fr' }).listed()).toEqual([
      '1. Belgique',
      '2. Luxembourg',
      '3. Pays-Bas',
    ]);
  });
});

it('an amount is in the currency that the operator sells in, where none is named', async () => {
  expect(await tried(amount(), { operator: 'telenet' }).typed('25 €')).toEqual({
    value: { minor: 2500, currency: 'EUR' },
  });
  expect(await tried(amount(), { operator: 'kcell' }).typed('25')).toEqual({ value: { minor: 2500, currency: 'KZT' } });
  const sold = tried(amount(), { operator: 'telenet' });
  expect(await sold.inWords({ minor: 2500, currency: 'EUR' })).toBe('25,00 €');
});
