/** Somebody of Teams, as Microsoft Entra has them. */
export interface TeamsPerson {
  readonly tenant: string;
  readonly object: string;
}

/** How somebody of Teams stands in an account: `<tenant id>/<object id>`, in lower case. */
export const entraOf = ({ tenant, object }: TeamsPerson): string => `${tenant}/${object}`.toLowerCase();

/** The tenant of that. */
export const tenantOf = (entra: string): string => entra.slice(0, entra.indexOf('/'));
