import { z } from 'zod';
import { Role } from '../../domain/records/account.js';
import { textOf, unpacked } from '../settingText.js';
import { isLoopback } from '../variables.js';

const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).protocol === 'https:' || isLoopback(new URL(text).hostname), {
    error: 'must begin with https:// (http:// only for this machine)',
  });

/** Another house that says who somebody is (OpenID Connect), and what its groups come to at an operator. */
const OpenidHouse = z.strictObject({
  operator: z.string().min(1),
  /** As its button calls it. */
  name: z.string().trim().min(1).max(40),
  issuer,
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(16).max(500),
  scope: z.string().default('openid profile email'),
  /** The claim of the ID token that has the groups. */
  groupsClaim: z.string().min(1).default('groups'),
  /** The first whose group somebody has counts. Whoever has none of them is not let in. */
  roles: z
    .array(
      z.strictObject({
        group: z.string().min(1),
        role: Role,
        /** The ids of the companies that it may work for. */
        organisations: z.array(z.string().min(1)).min(1).optional(),
      }),
    )
    .min(1),
});
export type OpenidSettings = z.output<typeof OpenidHouse>;

/** The variables of it. */
export const openidVariables = { OPENID: z.string().optional(), OPENID_FILE: z.string().optional() };

/** The houses of the variables, or what is wrong with them, a line each. No value is repeated. */
export function openidSettings(read: { OPENID?: string | undefined; OPENID_FILE?: string | undefined }): {
  houses: readonly OpenidSettings[];
  problems: string[];
} {
  const { OPENID, OPENID_FILE } = read;
  if (OPENID !== undefined && OPENID_FILE !== undefined)
    return { houses: [], problems: ['OPENID and OPENID_FILE are both set: one is enough'] };
  const name = OPENID_FILE === undefined ? 'OPENID' : 'OPENID_FILE';
  const json = OPENID_FILE === undefined ? (OPENID ?? '[]') : textOf(OPENID_FILE);
  if (json === undefined) return { houses: [], problems: [`${name} names a file that cannot be read`] };
  const parsed = z.array(OpenidHouse).safeParse(unpacked(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
    return { houses: [], problems };
  }
  const operators = new Set(parsed.data.map(({ operator }) => operator));
  const problems = operators.size < parsed.data.length ? [`${name} has the same operator twice`] : [];
  return { houses: parsed.data, problems };
}
