import { z } from 'zod';
import { command } from '../door/command.js';
import { list } from '../door/list.js';
import { roles, STAFF } from '../records/account.js';
import { choose } from '../terms/choices.js';
import { Language } from '../terms/language.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, refuse } from '../terms/result.js';

/** A language as those call it who speak it, as at the beginning of a line. */
function ownName(language: Language): string {
  const [first = '', ...rest] = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return `${first.toLocaleUpperCase(language)}${rest.join('')}`;
}

/** The operator's languages but the one that is spoken. */
export const otherLanguages = list(async ({ operator }, _, find) => {
  const named = new Intl.DisplayNames(find.language, { type: 'language' });
  return choose(
    operator.profile.languages
      .filter((language) => language !== find.language)
      .map((value) => ({ value, title: ownName(value), also: [named.of(value) ?? value, value] })),
    find,
  );
});

const Input = z.object({ language: Language });

/** Kcell guide (C3): remembers in which language somebody is spoken to, on every channel, and by mail. */
export const changeLanguage = command<z.output<typeof Input>>({
  name: 'account.changeLanguage',
  allowed: [...roles, STAFF],
  proof: 'none',
  input: Input,
  subject: () => 'account:own',
  speaks: ({ language }) => language,
  run: async ({ tables, actor, operator, input: { language }, ids }) => {
    const account = await tables.accounts.get(actor.account);
    if (account === undefined) throw new Error('only somebody who has an account is remembered');
    if (!operator.profile.languages.includes(language)) return refuse('value.choice');
    await tables.accounts.put({ ...account, language });
    return ok({
      subject: `account:${account.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: { language: { text: ownName(language) } },
    });
  },
});
