import { z } from 'zod';

/** Up to when what has changed in an operator's back end was looked at. `id` is the operator: there is one. */
export const BackEndLook = z.object({
  id: z.string(),
  operator: z.string(),
  /** What has changed before this is here. */
  until: z.iso.datetime(),
});
export type BackEndLook = z.output<typeof BackEndLook>;
