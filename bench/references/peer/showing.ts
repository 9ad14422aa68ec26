import type { Activity } from 'botbuilder';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Card, CardName } from './cards.js';
import type { Catalogue, Choice } from './catalogue.js';
import { type Answers, hinted, optional, type Problems, type Screens, type Step, steps } from './screens.js';
import type { Registration } from './store.js';
import type { Say } from './words.js';

type Message = Partial<Activity>;

const templates = {
  ...{ names: 'names', identity: 'identity', contact: 'contact', address: 'address' },
  ...{ tariff: 'subscription', offer: 'subscription' },
} as const satisfies Record<Step, CardName>;
/** The guide's five screens. */
const shown = [...new Set(steps.map((step) => templates[step]))];

/** Cards read Markdown: what was typed is shown as it was typed. */
const asTyped = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
const dates = new Intl.DateTimeFormat('fr', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Africa/Kinshasa' });
const instant = (at: string): string => asTyped(dates.format(new Date(at)));

/** The messages of a registration. `id`: what a card's buttons send back. */
export class Showing {
  constructor(
    private readonly card: Card,
    private readonly say: Say,
    private readonly screens: Screens,
    private readonly catalogue: Catalogue,
  ) {}

  text(key: 'helpText' | 'cancelled'): Message {
    return { type: 'message', text: this.say(key) };
  }

  menu(): Message {
    const { say } = this;
    return this.card('menu', { title: say('menu.title'), question: say('menu.question'), start: say('menu.start') });
  }

  screen(step: Step, id: string, answers: Answers, problems: Problems = {}): Message {
    const { say } = this;
    const { fields } = this.screens[step];
    const each = <T>(make: (field: string) => T) => Object.fromEntries(fields.map((field) => [field, make(field)]));
    const number = shown.indexOf(templates[step]) + 1;
    return this.card(templates[step], {
      ...{ step, card: id, title: this.#title(step), note: say('note'), next: say('next'), ...this.#buttons() },
      ...{ progress: say('progress', { number, total: shown.length }), missing: say('problems.missing') },
      words: each((field) => this.#label(field)),
      hints: each((field) => (hinted.has(field) ? say(`hints.${field}`) : '')),
      values: each((field) => answers[field] ?? this.catalogue.presets[field] ?? ''),
      problems: each((field) => this.#problem(problems[field])),
      choices: each((field) => this.#choices(field, answers)),
    });
  }

  /** What was answered on a screen, which takes the screen's place. */
  answered(step: Step, answers: Answers): Message {
    return this.card('answered', { title: this.#title(step), facts: this.#facts(this.screens[step].fields, answers) });
  }

  review(id: string, answers: Answers, problem?: string): Message {
    const { say } = this;
    const fieldsOn = (name: string) =>
      steps.flatMap((step) => (templates[step] === name ? this.screens[step].fields : []));
    return this.card('review', {
      ...{ card: id, title: say('review.title'), effect: say('review.effect'), confirm: say('review.confirm') },
      ...{ problem: this.#problem(problem), ...this.#buttons() },
      screens: shown.map((name) => ({ title: say(`screens.${name}`), facts: this.#facts(fieldsOn(name), answers) })),
    });
  }

  receipt({ id, activationKey, registeredAt, endsAt, answers }: Registration): Message {
    const { say } = this;
    const until = { label: say('receipt.until'), value: instant(endsAt) };
    return this.card('receipt', {
      ...{ title: say('receipt.title'), next: say('receipt.next'), keyLabel: say('receipt.key'), activationKey },
      reference: say('receipt.reference', { reference: id, at: instant(registeredAt) }),
      facts: [...this.#facts(['offer', 'modemSerial'], answers), until],
    });
  }

  #title(step: Step): string {
    return this.say(`screens.${templates[step]}`);
  }

  #buttons() {
    const { say } = this;
    return { back: say('back'), help: say('help'), cancel: say('cancel') };
  }

  #label(field: string): string {
    const label = this.say(`fields.${field}`);
    return optional.has(field) ? this.say('optional', { label }) : label;
  }

  #problem(problem: string | undefined): string {
    return problem === undefined ? '' : this.say(`problems.${problem}`);
  }

  #facts(fields: readonly string[], answers: Answers) {
    return fields.map((field) => ({ label: this.say(`fields.${field}`), value: this.#inWords(field, answers) }));
  }

  /** An answer as it is read. */
  #inWords(field: string, answers: Answers): string {
    const value = answers[field] ?? '';
    const chosen = this.#choices(field, answers).find((choice) => choice.value === value)?.title;
    const phone = field.startsWith('phone') ? parsePhoneNumberFromString(value)?.formatInternational() : undefined;
    return asTyped(chosen ?? phone ?? value) || '—';
  }

  #choices(field: string, { category = '' }: Answers): readonly Choice[] {
    const lists: Readonly<Record<string, readonly Choice[]>> = this.catalogue.choices;
    return (field === 'offer' ? this.catalogue.offers.get(category) : lists[field]) ?? [];
  }
}
