import { lineThatIs } from './behind.js';
import { carriedOut, confirm, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import { hour, minute } from './moments.js';
import type { Person, World } from './world.js';

const inBelarus = (world: World): Person => world.person('belarus', 'admin1');

/** A free number of the operator's pool. */
async function free(world: World, n: number): Promise<string> {
  const all = await world.app.store.read(({ stock }) => stock.where({ kind: 'number', state: 'free' }));
  const own = all.filter(
    ({ operator, numberType }) => operator === 'belarus' && [undefined, 'ordinary'].includes(numberType),
  );
  return own[n % Math.max(1, own.length)]?.value ?? '';
}

/** A subscriber gets another number, found in this way; what comes of it takes minutes. */
const changed =
  (way: string, given: Given = {}): Scene =>
  async (world, n) => {
    const line = await lineThatIs(world, inBelarus(world), { state: 'active' });
    const newNumber = await free(world, n);
    const answers: Given = {
      way,
      newNumber,
      mask: `%${newNumber.slice(-3)}`,
      numberType: 'ordinary',
      wish: 'Номер на 2027',
      ...given,
    };
    await carriedOut(world, inBelarus(world), 'changeNumber', { ...answers, lines: line.id });
    await world.pass(hour);
  };

/** The review stays open until the number is reserved no more. */
const tooLate: Scene = async (world, n) => {
  const line = await lineThatIs(world, inBelarus(world), { state: 'active' });
  const given: Given = { way: 'list', newNumber: await free(world, n), lines: line.id };
  const client = await reviewed(world, inBelarus(world), 'changeNumber', given);
  await world.pass(16 * minute);
  await confirm(world, client);
};

/** Other numbers, by the refusal or receipt that a scene leads to. */
export const renumberScenes: Readonly<Record<string, Scene>> = {
  'changeNumber list': changed('list'),
  'changeNumber mask': changed('mask'),
  'changeNumber type': changed('type'),
  'changeNumber request': changed('request'),
  'value.numberMask': changed('mask', { mask: 'abc' }),
  'number.noneFits': changed('mask', { mask: '%99999999%' }),
  'number.notHeld': tooLate,
};
