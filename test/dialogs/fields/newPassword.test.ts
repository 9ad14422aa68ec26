import { expect, it } from '@jest/globals';
import { newPassword, passwordAgain } from '../../../src/dialogs/fields/index.js';
import { kindOf } from '../../../src/dialogs/fields/kind.js';
import { tried } from './tried.js';

const GOOD = 'trois canards jaunes 41';

it('is judged as it is typed, and kept as a hash that is sealed', async () => {
  const { sent, typed } = tried(newPassword(), {});
  for (const read of [await sent({ field: GOOD }), await typed(GOOD)]) {
    expect(read).toEqual({ value: expect.stringMatching(/^eyJ/) });
    expect(JSON.stringify(read)).not.toContain(GOOD);
  }
  expect(await sent({ field: 'court' })).toEqual({ problem: 'password.short' });
  expect(await sent({ field: 'password1234' })).toEqual({ problem: 'password.known' });
  expect(await sent({})).toEqual({ problem: 'value.missing' });
});

it('is shown to nobody, and no sentence gives it', async () => {
  const { form, inWords, said, takes } = tried(newPassword(), {});
  expect(await form({ field: GOOD })).toMatchObject({ value: '', style: 'Password', max: 200 });
  expect(await inWords(GOOD)).toBe('••••••');
  expect(await said(`mon mot de passe est ${GOOD}`)).toBeUndefined();
  expect(await takes('bloquer une ligne')).toBe(true);
  expect(kindOf(passwordAgain('first'))).toMatchObject({ isSecret: true, staysUnseen: true, leftOut: 'draft.secret' });
});

it('is typed again: the answer is the one that was chosen, or it is another password', async () => {
  const chosen = await tried(newPassword(), {}).sent({ field: GOOD });
  const first = Object(chosen).value;
  const again = tried(passwordAgain('first'), { answers: { first } });
  expect(await again.sent({ field: GOOD })).toEqual({ value: first });
  expect(await again.sent({ field: `${GOOD}!` })).toEqual({ problem: 'password.different' });
  // Where the first one was not taken there is nothing to say again.
  expect(await tried(passwordAgain('first'), {}).sent({ field: GOOD })).toEqual({ problem: 'value.missing' });
});
