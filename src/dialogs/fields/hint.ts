import { ofField } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from './kind.js';

/** What a procedure's words say of how to answer a field, with the limits that the operator's data set for it; '' for nothing. */
export const hintOf = (field: Field, turn: Turn): string =>
  ofField(turn.words, field.procedure, field.name, 'hint', kindOf(field.schema).limits(turn));
