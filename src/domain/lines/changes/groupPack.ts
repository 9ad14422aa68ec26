import { type Operator, ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import type { OneFact } from '../../terms/fact.js';
import { groupPackName } from '../facts.js';
import { packGoesWith } from '../groupPacks.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ groupPack: true });

/** The group pack that a line shares (T15): none, one, or another. What it used before it came counts for no pack. */
export const groupPack = changeKind({
  kind: 'groupPack',
  offered: ruled('groupPacks'),
  about: 'groupPack',
  holds: columns,
  columns,
  usual: 'active',
  reads: { facts: (operator, line) => [packFact(operator, line)] },
  ways: () => [{}],
  fits: (operator, { groupPack: id }, line) => {
    const state = inState(line, 'active', 'suspended');
    return !state.ok || id === undefined ? state : packGoesWith(operator, id, line);
  },
  applied: ({ groupPack: id }, line, at) => ({
    ...line,
    ...{ groupPack: id, groupPackSince: id === undefined ? undefined : at },
  }),
  opposite: (_held, before) => ({ kind: 'groupPack', ...before }),
});

/** The pack by name, or that there is none. */
const packFact = (operator: Operator, { groupPack: id }: Line): OneFact =>
  id === undefined ? { word: 'noGroupPack' } : { name: groupPackName(operator, id) };
