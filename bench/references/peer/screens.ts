import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Catalogue } from './catalogue.js';

/** As they are asked. The guide's fifth screen is asked in two parts: what is offered depends on the category. */
export const steps = ['names', 'identity', 'contact', 'address', 'tariff', 'offer'] as const;
export type Step = (typeof steps)[number];

/** What was answered, by the names of the fields, without those that were left out. */
export type Answers = Readonly<Record<string, string>>;
/** What is wrong, by the names of the fields: keys of the words. */
export type Problems = Readonly<Record<string, string>>;
export type Read = { readonly answers: Answers } | { readonly problems: Problems };

export interface Screen {
  readonly fields: readonly string[];
  /** Checks what a card submitted, on top of what was answered before. */
  read(submitted: unknown, before: Answers): Read;
}
export type Screens = Readonly<Record<Step, Screen>>;

export const optional: ReadonlySet<string> = new Set(['postName', 'firstName', 'phone2']);
/** Those whose words have a hint. */
export const hinted: ReadonlySet<string> = new Set([
  ...['documentType', 'country', 'phone1', 'email', 'houseNumber'],
  ...['account', 'category', 'offer', 'modemSerial'],
]);

const line = (max: number) => z.string('missing').trim().min(1, 'missing').max(max, 'tooLong');
const name = line(60).regex(/\p{L}/u, 'name');
const place = line(80).regex(/\p{L}/u, 'place');
const leftOut = (schema: z.ZodType<string>) => z.preprocess((typed) => typed || undefined, schema.optional());

export function makeScreens({ choices, offers, patterns, paidFrom }: Catalogue): Screens {
  const among = (field: keyof typeof choices) => {
    const values = new Set(choices[field].map(({ value }) => value));
    return line(40).refine((value) => values.has(value), 'choice');
  };
  return {
    names: screen({ lastName: name, postName: leftOut(name), firstName: leftOut(name) }),
    identity: screen({ documentNumber: line(24), documentType: among('documentType') }, (answers) => {
      const documentNumber = bare(answers.documentNumber);
      const fits = patterns.get(answers.documentType ?? '')?.test(documentNumber);
      return fits ? good({ ...answers, documentNumber }) : bad('documentNumber', 'document');
    }),
    contact: screen(
      {
        country: among('country'),
        phone1: line(25),
        phone2: leftOut(line(25)),
        email: line(254).pipe(z.email('email')),
      },
      phonesInCountry,
    ),
    address: screen({
      houseNumber: line(12).regex(/^[\p{L}\p{N}][\p{L}\p{N} /.,-]*$/u, 'houseNumber'),
      ...{ avenue: place, commune: place, town: place },
    }),
    tariff: screen({
      account: among('account').refine((account) => account === paidFrom, 'account'),
      category: among('category'),
    }),
    offer: screen({ offer: line(40), modemSerial: line(40) }, (answers, { category = '' }) => {
      const modemSerial = bare(answers.modemSerial);
      if (!offers.get(category)?.some(({ value }) => value === answers.offer)) return bad('offer', 'choice');
      const fits = /^[A-Z0-9]{8,20}$/.test(modemSerial);
      return fits ? good({ ...answers, modemSerial }) : bad('modemSerial', 'modem');
    }),
  };
}

const good = (answers: Answers): Read => ({ answers });
const bad = (field: string, problem: string): Read => ({ problems: { [field]: problem } });

/** `check`: what one field alone does not say. */
function screen(
  shape: Readonly<Record<string, z.ZodType<string | undefined>>>,
  check: (answers: Answers, before: Answers) => Read = good,
): Screen {
  const schema = z.object(shape);
  return {
    fields: Object.keys(shape),
    read(submitted, before) {
      const { data, error } = schema.safeParse(submitted);
      if (error !== undefined) return { problems: problemsOf(error) };
      const given = Object.entries(data).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
      return check(Object.fromEntries(given), before);
    },
  };
}

/** The first problem of each field. */
const problemsOf = ({ issues }: z.ZodError): Problems =>
  Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message]));

/** Without what is only printed between letters and digits. */
const bare = (typed = ''): string => typed.toUpperCase().replaceAll(/[\s./-]/g, '');

function phonesInCountry(answers: Answers): Read {
  const read: Record<string, string> = {};
  for (const field of ['phone1', 'phone2']) {
    const typed = answers[field];
    if (typed === undefined) continue;
    const number = numberIn(answers.country ?? '', typed);
    if (number === undefined) return bad(field, 'phone');
    read[field] = number;
  }
  return good({ ...answers, ...read });
}

/** The number in E.164, read as somebody in the country dials it. */
function numberIn(country: string, typed: string): string | undefined {
  const read = isSupportedCountry(country) ? parsePhoneNumberFromString(typed, country) : undefined;
  return read?.isValid() && read.country === country ? read.number : undefined;
}
