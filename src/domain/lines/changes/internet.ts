import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { packageFacts } from '../facts.js';
import { comesOnTop, stepsDown } from '../internet.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ internet: true, packages: true });

/** Mobile internet as it is to be afterwards (B12, C9). What a wish makes of it is decided in `lines/internet.ts`. */
export const internet = changeKind({
  kind: 'internet',
  offered: ruled('internet'),
  about: 'internet',
  holds: columns,
  columns,
  reads: { facts: packageFacts, adds: comesOnTop, lowers: stepsDown, changed: 'line.internetChanged' },
  ways: (_operator, line) => [line],
  fits: (_operator, _held, line) => inState(line, 'active'),
  applied: ({ internet: on, packages }, line) => ({ ...line, internet: on, packages }),
  opposite: (_held, before) => ({ kind: 'internet', ...before }),
});
