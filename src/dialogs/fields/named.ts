import type { z } from 'zod';
import type { List } from '../../domain/door/list.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import { asKind } from './kind.js';
import { choiceTitle } from './picking.js';
import { TextKind } from './text.js';

/**
 * A typed code that stands for something, such as a customer's subscription. `list` has one choice for a code that is
 * known, and none for anything else: whoever types it is told what it stands for, and nobody can read through it.
 */
export const codeOf = <T extends z.ZodType<string>>(schema: T, max: number, list: List<object>): T =>
  asKind(schema.clone(), new CodeKind(max, list));

class CodeKind extends TextKind {
  override readonly saysBack = true;

  constructor(
    max: number,
    private readonly codes: List<object>,
  ) {
    super(max, 'Text');
  }

  override async inWords(_field: Field, value: unknown, _answers: Answers, turn: Turn): Promise<string> {
    const { services, actor, words } = turn;
    const code = String(value);
    const find = { language: words.language, value: code, page: 0, pageSize: 1 };
    const { choices } = await services.door.find(this.codes, actor, {}, find);
    return choices[0] === undefined ? code : choiceTitle(choices[0], turn);
  }
}
