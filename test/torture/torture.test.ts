import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { isAction } from '../../src/dialogs/definition/fields.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { problemCodes } from '../../src/domain/terms/problems.js';
import { found, foundScenes } from './found.js';
import { playAlone, walkAtRandom } from './property.js';
import { Reached } from './reached.js';
import { scenes } from './scenes.js';
import type { Step } from './step.js';
import { actions, receipts, refusals } from './table.js';
import { unreached } from './unreached.js';
import { endTemplate } from './world.js';

// Each walk starts the whole program, some of them many times.
jest.setTimeout(120_000);
afterAll(endTemplate);

describe('a walk at random over the whole program', () => {
  it('keeps what must hold after every turn', async () => {
    const walked = await walkAtRandom(new Reached(), { seed: 20_260_302, runs: 6, longest: 30, seconds: 20 });
    expect(walked).toBeUndefined();
  });

  it('tells of every refusal that it does not reach why', () => {
    expect(problemCodes.filter((code) => !refusals.includes(code) && unreached[code] === undefined)).toEqual([]);
  });

  it('has a scene for every refusal and every receipt, and knows what each procedure does', () => {
    // A scene's name may say more after a blank.
    const names = new Set(scenes.flatMap(([name]) => [name, name.split(' ')[0]]));
    expect([...receipts, ...refusals].filter((one) => !names.has(one) && !besides.includes(one))).toEqual([]);
    const several = procedures.filter(({ fields }) => fields.some(isAction)).map(({ id }) => id);
    expect(several.toSorted()).toEqual(Object.keys(actions).toSorted());
  });
});

/** What a scene of another name brings about on its way. */
const besides: readonly string[] = [
  ...['pin.wrong', 'password.wrong', 'oneTimeCode.wrong', 'blocking suspend'],
  // Said on the staff's page only, which is no conversation.
  ...['request.notClosed', 'request.changed'],
];

const stepOf = (name: string): Step => [0, 'scene', scenes.findIndex(([scene]) => scene === name)];
const replays = [...found, ...foundScenes.map(([what, scene]) => ({ what, steps: [stepOf(scene)] }))];

describe('what broke once', () => {
  it.each(replays)('$what', ({ steps }) => playAlone(steps));
});
