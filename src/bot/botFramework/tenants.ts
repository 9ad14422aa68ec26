import { z } from 'zod';
import type { TeamsTenant } from '../../domain/operator/index.js';
import { list } from '../variables.js';

/** Whose people a tenant's people may be: of an operator, and of which of its companies. */
export interface TenantBinding extends TeamsTenant {
  readonly operator: string;
}

const BINDING = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([a-z0-9-]+)(?:\/(\*|[\w.-]{1,100}))?$/i;

/** `<tenant id>:<operator>`, `<tenant id>:<operator>/<company>` or `<tenant id>:<operator>/*`. */
const binding = z.string().transform((text, context): TenantBinding => {
  const [, tenant, operator, company] = BINDING.exec(text) ?? [];
  if (tenant !== undefined && operator !== undefined) return { tenant: tenant.toLowerCase(), operator, company };
  context.addIssue({ code: 'custom', message: 'must be <tenant id>:<operator>, with /<company id> or /* behind it' });
  return z.NEVER;
});

/** The variables that say who may be in Teams. */
export const tenantVariables = { TEAMS_TENANTS: list.pipe(z.array(binding)).optional() };

/** A tenant that nobody has: the demo binds it to everything that it serves, where no tenant is named. */
export const DEMO_TENANT = '66666666-7777-4888-8999-000000000000';
