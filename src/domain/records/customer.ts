import { z } from 'zod';

/** Somebody who was registered at a point of sale, with what the guide asks (K2). Phones are E.164. */
export const Customer = z.object({
  id: z.string(),
  operator: z.string(),
  lastName: z.string(),
  postName: z.string().optional(),
  firstName: z.string().optional(),
  /** Type, country and number in one key: an identity document registers one customer. */
  documentKey: z.string(),
  documentType: z.string(),
  documentNumber: z.string(),
  country: z.string(),
  phone1: z.string(),
  phone2: z.string().optional(),
  email: z.string(),
  address: z.object({
    houseNumber: z.string(),
    avenue: z.string(),
    commune: z.string(),
    town: z.string(),
  }),
  registeredAt: z.iso.datetime(),
  registeredBy: z.string(),
  /** By what the operator's back end knows them, where it was told of them. */
  outsideId: z.string().optional(),
});
export type Customer = z.output<typeof Customer>;

/** A package on a modem, from when until when. */
export const Period = z.object({ offer: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
export type Period = z.output<typeof Period>;

/** A customer's modem with the package that runs on it. */
export const Subscription = z.object({
  id: z.string(),
  operator: z.string(),
  customer: z.string(),
  modemSerial: z.string(),
  activationKey: z.string(),
  ...Period.shape,
  /** What was renewed already and starts when the period before it ends. */
  upcoming: z.array(Period).optional(),
});
export type Subscription = z.output<typeof Subscription>;
