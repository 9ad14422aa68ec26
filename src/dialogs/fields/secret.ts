import type { z } from 'zod';
import { problemOf } from '../../domain/terms/problems.js';
import { ok, type Result } from '../../domain/terms/result.js';
import { Sealed } from '../../domain/values/sealed.js';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Raw, Value } from './asked.js';
import { asKind, Kind } from './kind.js';
import { lineForm } from './text.js';

/**
 * Something nobody may read again, such as a new password: checked by `rule`, then sealed before it is kept, shown as dots. The
 * field's own schema is that of the sealed text.
 */
export const secret = (rule: z.ZodType<string>, max: number) => asKind(Sealed.clone(), new SecretKind(rule, max));

/** What all secrets have in common: what is typed is seen by nobody, and kept nowhere as it was typed. */
export abstract class UnseenKind extends Kind {
  override readonly isSecret = true;
  override readonly staysUnseen = true;
  override readonly leftOut = 'draft.secret';

  constructor(private readonly max: number) {
    super();
  }

  override form(): FormData {
    return lineForm('', this.max, 'Password');
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    if (typeof raw !== 'string') return super.read(field, raw, answers, turn);
    return this.kept(raw, answers, turn);
  }

  /** What is kept of it, or why it cannot be. */
  protected abstract kept(typed: string, answers: Answers, turn: Turn): Promise<Result<Value>>;

  override inWords(): string {
    return '••••••';
  }

  /** What is typed over the question may be it: nothing else is read into that. */
  override async takes(): Promise<boolean> {
    return true;
  }
}

class SecretKind extends UnseenKind {
  constructor(
    private readonly rule: z.ZodType<string>,
    max: number,
  ) {
    super(max);
  }

  protected override async kept(raw: string, _answers: Answers, turn: Turn): Promise<Result<Value>> {
    const typed = this.rule.safeParse(raw);
    return typed.success ? ok(await turn.services.seal(typed.data)) : { ok: false, problem: problemOf(typed.error) };
  }
}
