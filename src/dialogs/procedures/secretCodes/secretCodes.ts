import { openCodes as query } from '../../../domain/secretCodes/openCodes.js';
import { procedure } from '../../definition/procedure.js';

/** Kcell: the secret codes that are out (C11), each of which can be deleted. Nothing is asked. */
export const secretCodes = procedure({
  id: 'secretCodes',
  ask: {},
  show: { query, with: () => ({}) },
});
