import { ok, type Result } from '../../domain/terms/result.js';
import { BankAccount, ibanFrom, looksLikeIban, maskedIban } from '../../domain/values/bankAccount.js';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Raw, Value } from './asked.js';
import { asKind, Kind } from './kind.js';
import { lineForm } from './text.js';

/** The longest IBAN has 34 signs, in groups, and perhaps its name before it. */
const LONGEST = 60;

/**
 * The number of a bank account (IBAN): seen while it is typed, then sealed, and shown as its country and last four signs. Only the staff that
 * needs it reads it whole.
 */
export const bankAccount = () => asKind(BankAccount.clone(), new BankAccountKind());

class BankAccountKind extends Kind {
  override readonly isSecret = true;
  override readonly staysUnseen = true;
  override readonly leftOut = 'draft.secret';

  override form(): FormData {
    return lineForm('', LONGEST, 'Text');
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    if (typeof raw !== 'string') return super.read(field, raw, answers, turn);
    const iban = ibanFrom(raw);
    return iban.ok ? ok({ sealed: await turn.services.seal(iban.value), shown: maskedIban(iban.value) }) : iban;
  }

  override inWords(_field: Field, value: unknown): string {
    return BankAccount.parse(value).shown;
  }

  /** What is typed over the question and looks otherwise may be about something else. */
  override async takes(_field: Field, text: string): Promise<boolean> {
    return looksLikeIban(text);
  }
}
