import { z } from 'zod';
import { Role } from '../records/account.js';
import { Language, LocalText } from '../terms/language.js';
import { Currency, CurrencyForm } from '../terms/money.js';
import { countryRules } from '../values/countries.js';
import { Country, demo, Id } from './common.js';

/**
 * A line of a menu that begins a procedure with one of its answers given, under a title of its own (O1: a user of one of three voice
 * products).
 */
const MenuStart = z.strictObject({ procedure: Id, title: LocalText, field: Id, value: z.string() });
export type MenuStart = z.output<typeof MenuStart>;

/** What belongs together in a menu, called as the operator's guide calls it. */
const MenuGroup = z.strictObject({ title: LocalText, procedures: z.array(z.union([Id, MenuStart])).min(1) });
/** A role's menu in the guide's order: groups, and procedures that stand alone. */
const Menu = z.array(z.union([Id, MenuGroup]));
export type MenuGroup = z.output<typeof MenuGroup>;

/** A country whose names and addresses there are rules for. */
const AddressCountry = Country.refine(
  (code) => code in countryRules,
  'src/domain/values/countries.ts has no rules for it',
);

type Menu = z.output<typeof Menu>;

/** What a menu has, in the order of its numbers; what can be begun in several ways once. */
const offeredBy = (menu: Menu): string[] => {
  const lines = menu.flatMap((one) => (typeof one === 'string' ? [one] : one.procedures));
  return [...new Set(lines.map((line) => (typeof line === 'string' ? line : line.procedure)))];
};
const offered = (menus: Partial<Record<Role, Menu>>): Partial<Record<Role, readonly string[]>> =>
  Object.fromEntries(Object.entries(menus).map(([role, menu]) => [role, offeredBy(menu)]));

/** Profiles of a company's people (T16): what their roles and states are called, and how often one is invited. */
const UserProfiles = z.strictObject({
  roles: z.strictObject({ manager: LocalText, member: LocalText }),
  states: z.strictObject({ invited: LocalText, validated: LocalText }),
  invitationsAnHour: z.int().positive(),
});
export type UserProfiles = z.output<typeof UserProfiles>;

/** `operators/<id>/profile.json`: who the operator is, and what it offers to whom. */
export const Profile = z
  .strictObject({
    id: Id,
    title: LocalText,
    /** Its colour on paper (#rrggbb), read well on white. */
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .default('#1c2733'),
    country: AddressCountry,
    timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'unknown time zone'),
    /** Offered in this order; the first is the operator's own. */
    languages: z.array(Language).min(1),
    contact: z.strictObject({
      phone: z.string(),
      email: z.email(),
      hours: LocalText,
      /** Whom mail to customers comes from, if that is another address than `email`, which answers go to. */
      mailFrom: z.email().optional(),
      /** Whom SMS come from: 11 Latin letters, digits or blanks at most (3GPP TS 23.040, 9.1.2.5), or a number. */
      smsFrom: z
        .string()
        .regex(/^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{0,10}$|^\+?\d{3,15}$/)
        .optional(),
      /** The short numbers that its subscribers write to. The demo's phones reach them; a gateway of a network names its own. */
      smsTo: z.array(z.string().regex(/^\d{3,6}$/)).default([]),
    }),
    /** What an account with a phone number is told by SMS: how orders ended, that a second administrator is asked, one-time codes. */
    toldBySms: z.array(z.enum(['orders', 'fourEyes', 'codes'])).default([]),
    /** How the operator writes its currencies. One that is not here is written by its code (KONNECT's guide: 0.00 USD). */
    currencies: z.record(Currency, CurrencyForm).default({}),
    /** How people are addressed, where a guide asks for it (T2: civilité). */
    titles: z.array(z.strictObject({ id: Id, name: LocalText })).default([]),
    /** The countries that something is sent to beside its own. */
    addressCountries: z.array(AddressCountry).default([]),
    /** Its guide keeps the finished steps on the screen, each to be opened again (Telenet, T2). */
    breadcrumb: z.boolean().default(false),
    /** Keeps what is not understood, masked, for 30 days (docs/sentences.md): for whoever writes its phrases. */
    keepsMissedSentences: z.boolean().default(false),
    userProfiles: UserProfiles.optional(),
    /** Companies have short names beside their full ones (Kcell, C3), of so many letters at the most. */
    companyNames: z.strictObject({ longest: z.int().positive() }).optional(),
    /** What each role finds in its menu, in this order. */
    roles: z.partialRecord(Role, Menu),
    demo,
  })
  .transform(({ roles: menus, ...profile }) => ({
    ...profile,
    menus,
    /** The procedures that each role is offered. */
    roles: offered(menus),
  }));
export type Profile = z.output<typeof Profile>;
