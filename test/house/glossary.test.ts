import { describe, expect, it } from '@jest/globals';
import { readGlossary } from '../../src/bot/words/glossary.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { base, breaking, ofOperators, operators, root } from './shownTexts.js';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const nounOf = (name: string): string => name.split('_')[0] ?? name;
const termsOf = (language: Language): Readonly<Record<string, unknown>> => base[language]?.terms ?? {};

describe('the glossary', () => {
  it.each(languages)('in %s has the nouns of the others, each in every plural form', (language) => {
    const nouns = (of: Language) => [...new Set(Object.keys(termsOf(of)).map(nounOf))].sort();
    expect(nouns(language)).toEqual(nouns('fr'));
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = nouns(language).flatMap((noun) =>
      categories.map((one) => `${noun}_${one}`).filter((name) => typeof termsOf(language)[name] !== 'string'),
    );
    expect(lacking).toEqual([]);
    expect(['masculine', 'feminine', 'neuter']).toContain(termsOf(language).line_gender);
  });
});

/** Where a general noun is not the one that the operator calls otherwise: a phone number, the number of a list. */
const OTHER_SENSE: Readonly<Record<Language, RegExp>> = {
  fr: /(en|sur la) ligne\b|lignes? (d’un|du|de) tableau|lignes? x\b|Nom d’utilisateur|lignes? \d|société générale/giu,
  ru: /номер(а|у|ом|ов)? (телефона|клиента|строки|строк|операции|документа|пункта|заявки|обращения|ответа|дома|сч[её]та|лицевого)|с таким номером|введите (его|её)? ?номер( в списке|[.,;])?|по номеру|номер или (его )?част/giu,
  de: /Rufnummer (oder|auch)[^.]*|nach Rufnummer[^.]*/gu,
  en: /on the line\b|single line\b|on a line of|by line/giu,
};

/** The general nouns that an operator calls otherwise, in all forms: `ligne`, `lignes` at Telenet. */
async function replacedNouns(operator: string, language: Language): Promise<RegExp | undefined> {
  const own = (await readGlossary(`${root}/operators`, operator))[language] ?? {};
  const nouns = Object.entries(own).flatMap(([name, text]) => {
    const general = termsOf(language)[name];
    return PLURAL.test(name) && typeof general === 'string' && general !== text ? [general] : [];
  });
  const kept = new Set(Object.values(own));
  const words = [...new Set(nouns)].filter((noun) => ![...kept].some((text) => text.includes(noun)));
  return words.length === 0 ? undefined : new RegExp(`(?<!\\p{L})(${words.join('|')})(?!\\p{L})`, 'iu');
}

/** Where the general noun means something else: the phone number itself, also one that is ported or given up, what somebody else approves, whoever signed in, what the operators' own people read or other operators’ people, such as what only COMuniq orders. */
const ELSEWHERE =
  /:(facts\.(number|iccid|portDay)|fields\.houseNumber)|^(addLine|changeNumber|stopNumber|swapSim|approvals):|(words|standing)\.porting|order\.(porting|awaitsSim|invoiceByHand)$|^(orderUser|linkSim):|myOrders:(fields\.search|facts\.(extension|ownReference))|^(desk|web|mail|teams|sms|subscribers):|(verdicts|columns?)\.(number|iccid)$|lines\.(search|byList|missing.*)$|common:(header\.user|approval\.|header\.approvals|review\.|sentence\.administrator$)|problems:(?!(line|lines|order|package|request)\.)|problems:line\.(unknown|maskSeveral)$/;
const bare = (text: string): string => text.replaceAll(/\{\{.*?\}\}/g, 'x');

describe.each(languages)('an operator’s own nouns in %s', (language) => {
  it('are the only ones for the thing', async () => {
    const broken: string[] = [];
    for (const { profile } of operators) {
      const general = await replacedNouns(profile.id, language);
      const own = ofOperators.filter((one) => one.operator === profile.id && one.language === language);
      if (general === undefined) continue;
      broken.push(
        ...breaking(
          own,
          (text, key) => !ELSEWHERE.test(key) && general.test(bare(text).replaceAll(OTHER_SENSE[language], '')),
        ),
      );
    }
    expect(broken).toEqual([]);
  });
});
