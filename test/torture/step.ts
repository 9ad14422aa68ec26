import fc from 'fast-check';

/** What somebody, or the world around them, does next. */
export const acts = [
  ...(['start', 'answer', 'wrong', 'finish', 'press', 'old', 'forged'] as const),
  ...(['say', 'control', 'sentence', 'odd', 'same', 'again', 'twice', 'typing'] as const),
  ...(['reload', 'language', 'organisation', 'time', 'restart', 'deploy', 'behind', 'network', 'scene'] as const),
] as const;
export type Act = (typeof acts)[number];

/**
 * One step: who does what. The number decides everything else, modulo what there is to choose from at that moment: so a
 * sequence stays one, whatever is taken out of it.
 */
export type Step = readonly [person: number, act: Act, n: number];

/** How often each act comes, beside the others. What ends the program and starts it again is dear. */
const weights: Record<Act, number> = {
  ...{ start: 8, answer: 24, wrong: 12, finish: 14, press: 10, old: 5, forged: 3 },
  ...{ say: 6, control: 6, sentence: 4, odd: 2, same: 3, again: 3, twice: 3, typing: 1 },
  ...{ reload: 2, language: 2, organisation: 2, time: 3, restart: 1, deploy: 1, behind: 3, network: 2, scene: 12 },
};

const arbitraryAct = fc.oneof(...acts.map((act) => ({ arbitrary: fc.constant(act), weight: weights[act] })));

/** Sequences of steps. Few people at a time, so that they get somewhere and meet. */
export const arbitrarySteps = (longest: number): fc.Arbitrary<Step[]> =>
  fc.uniqueArray(fc.nat(99), { minLength: 2, maxLength: 5 }).chain((people) => {
    const step = fc.tuple(fc.constantFrom(...people), arbitraryAct, fc.nat(9999));
    // Without the bias towards short ones, which get nowhere.
    return fc.noBias(fc.array(step, { minLength: 1, maxLength: longest, size: 'max' }));
  });
