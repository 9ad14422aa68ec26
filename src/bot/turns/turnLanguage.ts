import type { Profile } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import { type Language, languages } from '../../domain/terms/language.js';

/**
 * The language of a turn: the account's, else the channel's where the operator offers it, else the operator's first.
 * `locale` is the channel's, such as `de-CH`.
 */
export function turnLanguage(
  account: Pick<Account, 'language'>,
  locale: string | undefined,
  operator: Pick<Profile, 'languages'>,
): Language {
  const tag = locale?.toLowerCase().split('-')[0];
  const heard = operator.languages.find((language) => language === tag);
  return account.language ?? heard ?? operator.languages[0] ?? languages[0];
}
