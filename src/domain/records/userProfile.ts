import { z } from 'zod';
import { Language } from '../terms/language.js';

/** What somebody is in a company's portal (Telenet guide, T16): a manager looks after its lines, a member uses one. */
export const profileRoles = ['manager', 'member'] as const;
export const ProfileRole = z.enum(profileRoles);
export type ProfileRole = z.output<typeof ProfileRole>;

/** Whether somebody has confirmed their profile yet. */
export const profileStates = ['invited', 'validated'] as const;
export const ProfileState = z.enum(profileStates);
export type ProfileState = z.output<typeof ProfileState>;

/** Somebody of a company, invited to its portal or in it already. */
export const UserProfile = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** What the manager calls them; their name, where nothing else was said. */
  description: z.string(),
  /** One of the operator's titles, by its id. */
  title: z.string().optional(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  /** E.164 */
  phone: z.string().optional(),
  language: Language,
  role: ProfileRole,
  state: ProfileState,
  /** Who signs in with it, once it is confirmed. */
  account: z.string().optional(),
  /** When invitations were ordered within the last hour that one was, the newest last: there are so many an hour. */
  invitations: z.array(z.iso.datetime()),
  /** The account that ordered the last one. */
  invitedBy: z.string().optional(),
  /** The digest of the secret in the last invitation's link. Once it is used, or another invitation is ordered, there is none. */
  invitation: z.string().optional(),
  /** Until when that link is good. */
  invitedUntil: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  /** Names, e-mail, description and phone as a search compares them: made by `profileSought`, never written by hand. */
  sought: z.string(),
});
export type UserProfile = z.output<typeof UserProfile>;
