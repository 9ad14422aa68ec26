import type { LineRules } from './lineRules.js';
import type { Operator } from './operator.js';

/** Whether an operator has something, by the part of its lines.json that says how it goes; `missing`: that it is not there. */
export const ruled = (part: keyof LineRules) =>
  Object.assign(
    ({ operator: { lineRules } }: { readonly operator: Operator }): boolean => lineRules?.[part] !== undefined,
    {
      missing: ({ lineRules }: Operator): string =>
        lineRules === undefined ? 'there is no lines.json' : `lines.json has no "${part}"`,
    },
  );

/** Whether an operator sells options or services on top of its plans. */
export const hasOptions = Object.assign(
  ({ operator: { catalogue, lineRules } }: { readonly operator: Operator }): boolean =>
    lineRules !== undefined && catalogue.options.length > 0,
  { missing: (): string => 'catalogue.json has no "options"' },
);
