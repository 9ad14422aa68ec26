import { z } from 'zod';
import { plainSigns } from '../terms/plainText.js';

/** A bill's number as it stands on the bill: twelve digits (Telenet guide, T20), perhaps in groups. */
export const billNumber = z
  .string()
  .overwrite((typed) => plainSigns(typed).replaceAll(/[\s./-]/g, ''))
  .regex(/^\d{12}$/, 'value.billNumber');
