import { z } from 'zod';

/**
 * What can be barred on a line (T11), in the order of the guide. In the terms of 3GPP (TS 22.088, TS 22.041): `callsOut` is BAOC,
 * `callsIn` BAIC, `callsAbroad` BOIC, `roamingCallsIn` BIC-Roam; the others are operator-determined. None touches emergency calls.
 */
export const bars = [
  'everything',
  'callsIn',
  'callsOut',
  'smsIn',
  'smsOut',
  'mms',
  'data',
  'callsAbroad',
  'roaming',
  'roamingCallsIn',
  'roamingCallsOut',
] as const;
export const Bar = z.enum(bars);
export type Bar = z.output<typeof Bar>;
