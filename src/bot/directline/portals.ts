import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Digest } from '../../domain/door/ports.js';
import { type Account, isNobodys } from '../../domain/records/account.js';
import { textOf, unpacked } from '../settingText.js';
import { origin } from '../variables.js';

const shortestSecret = 32;

/** A page of an operator's own that shows our chat, and its server, which asks us for tokens. */
const Portal = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/),
  /** What its server proves itself with. */
  secret: z
    .string()
    .regex(/^[\x21-\x7e]*$/)
    .min(shortestSecret)
    .max(200),
  operator: z.string().min(1),
  /** Whose accounts it may speak for. */
  organisations: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
  /** The pages that browsers may use its tokens on. */
  origins: z.array(origin),
  /** Whether they may have our own page in a frame, which then uses the tokens: docs/widget.md. */
  widget: z.boolean().optional(),
});
export type PortalSettings = z.output<typeof Portal>;

/** The variables of the portals. */
export const portalVariables = { PORTALS: z.string().optional(), PORTALS_FILE: z.string().optional() };

/** The portals of the variables, or what is wrong with them, a line each. No value is repeated. */
export function portalSettings(read: { PORTALS?: string | undefined; PORTALS_FILE?: string | undefined }): {
  portals: readonly PortalSettings[];
  problems: string[];
} {
  const { PORTALS, PORTALS_FILE } = read;
  if (PORTALS !== undefined && PORTALS_FILE !== undefined)
    return { portals: [], problems: ['PORTALS and PORTALS_FILE are both set: one is enough'] };
  const name = PORTALS_FILE === undefined ? 'PORTALS' : 'PORTALS_FILE';
  const json = PORTALS_FILE === undefined ? (PORTALS ?? '[]') : textOf(PORTALS_FILE);
  if (json === undefined) return { portals: [], problems: [`${name} names a file that cannot be read`] };
  const parsed = z.array(Portal).safeParse(unpacked(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
    return { portals: [], problems };
  }
  const twice = (key: 'name' | 'secret') => new Set(parsed.data.map((one) => one[key])).size < parsed.data.length;
  const problems = (['name', 'secret'] as const).filter(twice).map((key) => `${name} has the same ${key} twice`);
  return { portals: parsed.data, problems };
}

/** A portal as its tokens know it. Another secret makes it another portal, so that the old one's tokens end. */
export interface Portal extends PortalSettings {
  readonly id: string;
}

export interface Portals {
  readonly any: boolean;
  /** The portal of a secret, compared in a time that says nothing of the secret. */
  bySecret(secret: string): Portal | undefined;
  byId(id: string): Portal | undefined;
  /** Whether any portal has pages of this origin. */
  hasOrigin(origin: string): boolean;
  /** The origins of the pages that may have an operator's chat in a frame. */
  widgetHosts(operator: string): readonly string[];
}

export function createPortals(settings: readonly PortalSettings[], digest: Digest): Portals {
  const portals = settings.map((one) => ({ ...one, id: digest(`portal ${one.name} ${one.secret}`).slice(0, 32) }));
  const same = (one: string, other: string) => timingSafeEqual(Buffer.from(digest(one)), Buffer.from(digest(other)));
  return {
    any: portals.length > 0,
    bySecret: (secret) => portals.filter((one) => same(one.secret, secret))[0],
    byId: (id) => portals.find((one) => one.id === id),
    widgetHosts: (operator) => [
      ...new Set(portals.filter((one) => one.widget && one.operator === operator).flatMap(({ origins }) => origins)),
    ],
    hasOrigin: (asked) => portals.some(({ origins }) => origins.includes(asked)),
  };
}

/** Whether a portal may speak for an account: all that the account may work for is on the portal's list. */
export function speaksFor({ operator, organisations }: PortalSettings, account: Account): boolean {
  if (account.operator !== operator || isNobodys(account) || account.disabledAt !== undefined) return false;
  return organisations === 'all' || (account.organisations?.every((one) => organisations.includes(one)) ?? false);
}
