import { describe, expect, it } from '@jest/globals';
import { keptState } from '../../src/dialogs/conversation/olderState.js';
import { freshState } from '../../src/dialogs/conversation/state.js';

const inText = (kept: object) => keptState(kept, { showsCards: false });
const onCards = (kept: object) => keptState(kept, { showsCards: true });

const said = { text: 'block my number', language: 'en' } as const;
const starting = { procedure: 'blocking', answers: { lines: 'a1' }, said };

/** What 0.1.0 kept beside the rest of a state, and what it is kept as now. */
const alone = {
  leaving: [{ leaving: 'r1' }, { waits: { for: 'leaving', run: 'r1' } }],
  changing: [{ changing: 'o1' }, { waits: { for: 'changing', organisation: 'o1' } }],
  restarting: [{ restarting: 'r1' }, { waits: { for: 'restarting', run: 'r1' } }],
  choosing: [{ choosing: ['o1', 'o2'] }, { waits: { for: 'choosing', organisations: ['o1', 'o2'] } }],
  drafts: [{ drafts: ['blocking', 'r1'] }, { waits: { for: 'drafts', listed: ['blocking', 'r1'] } }],
  starting: [{ starting }, { waits: { for: 'starting', ...starting } }],
  meant: [{ meant: { procedures: ['blocking'], said } }, { waits: { for: 'meant', procedures: ['blocking'], said } }],
  goingOn: [{ goingOn: 'r1' }, { instead: { asks: 'goingOn', run: 'r1' } }],
  atMenu: [{ atMenu: true }, { instead: { asks: 'menu' } }],
  next: [
    { next: { field: 'lines', value: 's1', procedures: ['blocking', 'activation'] } },
    { next: { value: 's1', fields: { blocking: 'lines', activation: 'lines' } } },
  ],
  awaitsPin: [{ awaitsPin: true }, {}],
  nothing: [{}, {}],
} as const;

describe('a state that 0.1.0 kept', () => {
  it.each(Object.entries(alone))('%s', (_field, [older, now]) => {
    expect(inText({ ...freshState(), missed: 1, ...older })).toEqual({ ...freshState(), missed: 1, ...now });
  });

  it('keeps what is asked over the menu and over "go on?"', () => {
    for (const under of [alone.atMenu, alone.goingOn])
      expect(inText({ ...freshState(), ...under[0], leaving: 'r1' })).toEqual({
        ...freshState(),
        ...under[1],
        ...alone.leaving[1],
      });
  });

  it('with leftovers of several questions keeps the one that was looked at first', () => {
    const order = ['leaving', 'changing', 'restarting', 'starting', 'drafts', 'meant', 'choosing'] as const;
    order.forEach((first, index) => {
      const set = Object.assign({}, ...order.slice(index).map((field) => alone[field][0]));
      expect(inText({ ...freshState(), ...set })).toEqual({ ...freshState(), ...alone[first][1] });
    });
  });

  it('on cards takes a list of companies for asked before the list of drafts, which has buttons', () => {
    const both = { ...freshState(), ...alone.drafts[0], ...alone.choosing[0] };
    expect(onCards(both)).toEqual({ ...freshState(), ...alone.choosing[1] });
    expect(onCards({ ...both, leaving: 'r1' })).toEqual({ ...freshState(), ...alone.leaving[1] });
  });
});

it('a state of this version stays what it is, without what belongs to the channel', () => {
  const state = {
    ...freshState(),
    waits: { for: 'choosing', organisations: ['o1'] },
    instead: { asks: 'goingOn', run: 'r1' },
    next: { value: 's1', fields: { blocking: 'lines' } },
  };
  expect(inText({ ...state, delivery: { mark: 1 } })).toEqual(state);
});
