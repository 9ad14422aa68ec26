import { z } from 'zod';
import { Language } from '../terms/language.js';

/** What somebody is for an operator. An operator's profile says which procedures a role may use. */
export const roles = ['agent', 'fleetManager', 'administrator', 'subscriber', 'reseller'] as const;
/** The operator's own people, who work at its desk: none of the above, and what those may, they may not. */
export const STAFF = 'staff';
export const Role = z.enum([...roles, STAFF]);
export type Role = z.output<typeof Role>;

/** One wrong or right try of a PIN or a secret code, kept by the id of the message that carried it: a redelivered message is no new try. */
export const PinTry = z.object({ attempt: z.string(), outcome: z.enum(['open', 'right', 'wrong']) });
export type PinTry = z.output<typeof PinTry>;

/** How often a secret was tried, and whether that locked it. */
export const Tried = z.object({
  /** Wrong tries since the last right one. */
  wrong: z.int().nonnegative(),
  lockedUntil: z.iso.datetime().optional(),
  tries: z.array(PinTry),
});
export type Tried = z.output<typeof Tried>;

export const PinState = Tried.extend({ hash: z.string() });
export type PinState = z.output<typeof PinState>;

/** A one-time code (by mail or SMS) for one command. On its way it has no `hash`: it is made as the message goes. */
export const OneTimeCode = Tried.extend({
  hash: z.string().optional(),
  commandId: z.string(),
  /** Where it goes, where that is not the account's own address. */
  to: z.string().optional(),
  /** When the last ones were ordered, the newest last: there are so many an hour. */
  ordered: z.array(z.iso.datetime()).min(1),
});
export type OneTimeCode = z.output<typeof OneTimeCode>;

/** Somebody's own chat in Teams: what is said to them by itself goes there. Known from what they wrote there last. */
export const TeamsChat = z.object({
  /** The conversation here. */
  conversation: z.string(),
  /** The channel's connector, and the chat's id there. */
  serviceUrl: z.string(),
  chat: z.string(),
  /** Who it was, as `entra` says it: with another link it is not theirs. */
  person: z.string().optional(),
});
export type TeamsChat = z.output<typeof TeamsChat>;

/** How an account came to be somebody's in Teams. */
export const TeamsLink = z.object({
  linkedAt: z.iso.datetime(),
  /** With a code that was shown to them, or by the sign-in of their company. */
  by: z.enum(['code', 'signOn']),
  /** The digest of the code, used up: the message that had it may be delivered again, and is nothing to keep. */
  code: z.string().optional(),
});
export type TeamsLink = z.output<typeof TeamsLink>;

/** Who signs in: an agent, a fleet manager, an administrator, a subscriber, one of the staff. Secrets are kept as hashes only. */
export const Account = z.object({
  id: z.string(),
  operator: z.string(),
  /** What is typed at sign-in, lower case; unique within the operator. */
  login: z.string(),
  name: z.string(),
  role: Role,
  /** As the person chose it. Without one, the channel's counts, or else the operator's first. */
  language: Language.optional(),
  /** The companies it may work for, the one it begins with first. Without any, it sees no lines. */
  organisations: z.array(z.string()).min(1).optional(),
  /** Of those that it may work for only for some time, until when. Who granted which is written in `grants`. */
  until: z.record(z.string(), z.iso.datetime()).optional(),
  /** The companies that it is a member of and does not work for: it is theirs as much as those. */
  memberOf: z.array(z.string()).min(1).optional(),
  /** A subscriber's: the id of the one line that it is bound to, and sees nothing beside. */
  line: z.string().optional(),
  oneTimeCode: OneTimeCode.optional(),
  /** Where mail about the account goes, one-time codes with it. */
  email: z.string().optional(),
  /** In E.164: what may be typed at sign-in, and where codes go that are asked for by it. */
  phone: z.string().optional(),
  /** Since when nobody may sign in as it, nor act: its operator has closed it. */
  disabledAt: z.iso.datetime().optional(),
  /** Wrong passwords at sign-in from before this count no more: another one was set, or its operator has unlocked it. */
  triesFrom: z.iso.datetime().optional(),
  /** Who this is at the sign-in of another house (OpenID Connect): the issuer and the subject. */
  external: z.string().optional(),
  /** What is told by mail and can be chosen: what does not stand here is as the operator has it. */
  notices: z.record(z.string(), z.boolean()).optional(),
  /** Who this is in Microsoft Entra, as `<tenant id>/<object id>` in lower case: how Teams knows them. */
  entra: z.string().optional(),
  teamsChat: TeamsChat.optional(),
  /** Where else they are told what becomes of what they asked for. Without it, where they asked. */
  toldIn: z.literal('teams').optional(),
  teamsLink: TeamsLink.optional(),
  passwordHash: z.string().optional(),
  /** Of the password as a proof, asked for again before something is carried out. A sign-in is counted elsewhere. */
  passwordTried: Tried.optional(),
  /** When a forgotten password was last replaced: what is risky is approved by somebody else for some days. */
  passwordResetAt: z.iso.datetime().optional(),
  pin: PinState.optional(),
  /** The day (yyyy-mm-dd, on the operator's clocks) on which it was reminded last of what waits for a SIM card. */
  remindedOn: z.iso.date().optional(),
});
export type Account = z.output<typeof Account>;

/** What is told by mail where nothing else was chosen. */
const mailed = { newBrowser: false, packs: true, sims: true } as const;

/** Whether somebody wants to be told something by mail that they may choose. */
export const wantsMail = ({ notices = {} }: Pick<Account, 'notices'>, notice: keyof typeof mailed): boolean =>
  notices[notice] ?? mailed[notice];

/** The login of an account that was somebody's: nobody can type it, and nobody speaks for it any more. */
export const nobodysLogin = (id: string): string => `erased:${id}`;
export const isNobodys = ({ id, login }: Account): boolean => login === nobodysLogin(id);

/** The companies that an account may work for now: one that was granted for some time is theirs so long. */
export const companiesOf = ({ organisations = [], until = {} }: Account, now: Date): string[] =>
  organisations.filter((id) => Date.parse(until[id] ?? '9999-12-31T00:00:00Z') > now.getTime());

/** Who acts in one turn. Decided by the signed token or the channel's identity, never by what a client says. */
export interface Actor {
  readonly account: string;
  readonly operator: string;
  readonly role: Role;
  /** The company that is worked for now, one of the account's own. */
  readonly organisation?: string | undefined;
  /** The one line that is seen, of an account that is bound to it. */
  readonly boundTo?: string | undefined;
  readonly channel: string;
  readonly conversation: string;
  /** The program itself acts, for nobody who is signed in: at its console, or for whoever another house has let in. */
  readonly program?: true;
  /** The program at its console, as it takes in or gives out what the operator has: it sees every company. */
  readonly everyCompany?: true;
}

/** The program as it acts at an operator. `by`: who ran it, as the audit is to name them. */
export const programActor = (operator: string, by: string, channel: string): Actor => ({
  ...{ account: by, operator, role: STAFF, channel, conversation: channel, program: true },
});

/** An account that acts, with what binds it: whoever makes an actor of one makes it here. */
export const actorOf = (
  { id, operator, role, line }: Pick<Account, 'id' | 'operator' | 'role' | 'line'>,
  { organisation, channel, conversation }: Pick<Actor, 'organisation' | 'channel' | 'conversation'>,
): Actor => ({
  ...{ account: id, operator, organisation, role, channel, conversation },
  ...(line !== undefined && { boundTo: line }),
});
