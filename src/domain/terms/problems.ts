import { z } from 'zod';
import { LocalText } from './language.js';
import { Money } from './money.js';

/** Every reason for a refusal. Each has a sentence in every `locales/<lng>/problems.json`; a test names a missing one. */
export const problemCodes = [
  // a value that was typed or picked
  'value.missing',
  'value.text',
  'value.tooLong',
  'value.name',
  'value.place',
  'value.houseNumber',
  'value.phone',
  'value.phoneForm',
  'value.phoneCountry',
  'value.email',
  'value.documentNumber',
  'value.documentCharacters',
  'value.modemSerial',
  'value.activationNumber',
  'value.pin',
  'value.password',
  'value.oneTimeCode',
  'value.choice',
  'value.choices',
  'value.yesNo',
  'value.switches',
  'value.switchMixed',
  'value.unchanged',
  'value.date',
  'value.dayFirst',
  'value.oneDay',
  'value.period',
  'value.periodOrder',
  'value.amount',
  'value.file',
  'value.fileTooMany',
  'value.fileKind',
  // who, and how they prove it
  'actor.notAllowed',
  'pin.wrong',
  'pin.locked',
  'pin.busy',
  'pin.none',
  'password.wrong',
  'password.locked',
  'password.busy',
  'password.none',
  'oneTimeCode.wrong',
  'oneTimeCode.locked',
  'oneTimeCode.busy',
  'oneTimeCode.none',
  'oneTimeCode.noAddress',
  'oneTimeCode.pause',
  'proof.missing',
  'organisation.unknown',
  // wallet, offers, customers
  'account.notForPackages',
  'account.sameEmail',
  'wallet.empty',
  'wallet.tooLow',
  'offer.unknown',
  'customer.exists',
  'customer.unknown',
  'modem.taken',
  'activation.unknown',
  'renewal.otherPackage',
  'renewal.samePackage',
  // secret codes
  'code.pause',
  'code.none',
  'code.wrong',
  'code.busy',
  'code.noUser',
  'code.noUserBut',
  // what is shown once
  'once.unknown',
  'once.shown',
  'once.ended',
  'once.tooMany',
  'once.away',
  // lines and orders
  'lines.missing',
  'lines.gone',
  'lines.tooMany',
  'lines.allRefused',
  'lines.count',
  'line.unknown',
  'line.nameSeveral',
  'line.nameUnknown',
  'line.nameUnused',
  'line.already',
  'line.changed',
  'line.otherwise',
  'line.internetChanged',
  'line.terminated',
  'line.machine',
  'line.pending',
  'line.notPending',
  'line.active',
  'line.suspended',
  'line.alreadySuspended',
  'line.debt',
  'line.stolen',
  'line.noSim',
  'line.noEnd',
  'line.orderOpen',
  'order.notCarriedOut',
  'order.held',
  'order.unknown',
  'order.cannotUndo',
  'order.overtaken',
  'order.needsSecond',
  'order.replaced',
  'line.noInternet',
  'line.hasPackage',
  'line.noPackage',
  'line.internetOff',
  'line.internetOn',
  'package.notForPlan',
  'approval.unknown',
  'approval.own',
  'approval.decided',
  'approval.expired',
  'approval.withdrawn',
  // drafts
  'draft.tooLong',
  'draft.gone',
  'draft.notOffered',
  'draft.selectionGone',
  'draft.depends',
  'draft.secret',
  'draft.file',
  'date.past',
  'date.tooFar',
  'review.tooSoon',
  'request.secret',
  'request.tooMany',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What fills a sentence's holes. Amounts, instants and days are put in words at the edge. */
export const ProblemDetail = z.union([
  z.string(),
  z.number(),
  Money,
  z.object({ instant: z.iso.datetime() }),
  z.object({ day: z.iso.date() }),
  z.object({ name: LocalText }),
]);
export type ProblemDetail = z.output<typeof ProblemDetail>;
export type ProblemDetails = Readonly<Record<string, ProblemDetail>>;

export const Problem = z.object({
  code: z.enum(problemCodes),
  details: z.record(z.string(), ProblemDetail).readonly(),
});
export type Problem = z.output<typeof Problem>;

const known: ReadonlySet<string> = new Set(problemCodes);
export const isProblemCode = (text: string | undefined): text is ProblemCode => text !== undefined && known.has(text);

/** A schema's complaint as a problem; its limits fill the sentence. */
export function problemOf(error: z.ZodError): Problem {
  const issue = error.issues[0];
  const code = isProblemCode(issue?.message) ? issue.message : 'value.text';
  const limits =
    issue === undefined ? [] : Object.entries(issue).filter(([key]) => key === 'maximum' || key === 'minimum');
  return { code, details: Object.fromEntries(limits.map(([key, value]) => [key, Number(value)])) };
}
