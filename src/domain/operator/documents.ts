import { ok, type Result, refuse } from '../terms/result.js';
import { printedCode } from '../values/identifiers.js';
import { pointOfSaleOf } from './index.js';
import type { Operator } from './operator.js';

/** A document's number in capitals, when it looks like one of its type; else what one looks like. */
export function documentNumberOf(operator: Operator, type: string, typed: string): Result<string> {
  const found = pointOfSaleOf(operator).documentTypes.find(({ id }) => id === type);
  if (found === undefined) return refuse('value.choice');
  const bare = printedCode(typed).replaceAll(/[\s./-]/g, '');
  return found.pattern.test(bare) ? ok(bare) : refuse('value.documentNumber', { example: found.example });
}
