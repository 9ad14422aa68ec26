import { type Result, refuse } from '../../domain/terms/result.js';
import { LONGEST_PASSWORD } from '../../domain/values/identifiers.js';
import { Sealed } from '../../domain/values/sealed.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Value } from './asked.js';
import { asKind } from './kind.js';
import { UnseenKind } from './secret.js';

/** A password that somebody chooses for themselves: judged as it is typed, and its hash is kept, sealed. */
export const newPassword = () => asKind(Sealed.clone(), new NewPasswordKind(LONGEST_PASSWORD));

/** The password of the field `of`, typed once more. */
export const passwordAgain = (of: string) => asKind(Sealed.clone(), new PasswordAgainKind(of));

class NewPasswordKind extends UnseenKind {
  protected override kept(typed: string, _answers: Answers, turn: Turn): Promise<Result<Value>> {
    return turn.services.passwords.choose(typed, turn.actor);
  }
}

class PasswordAgainKind extends UnseenKind {
  constructor(private readonly of: string) {
    super(LONGEST_PASSWORD);
  }

  /** Where the first one was not taken, there is nothing yet to say again. */
  protected override async kept(typed: string, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const chosen = Sealed.safeParse(answers[this.of]);
    return chosen.success ? turn.services.passwords.repeat(typed, chosen.data, turn.actor) : refuse('value.missing');
  }
}
