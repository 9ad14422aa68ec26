import type { Request } from '../records/request.js';
import { thing } from '../terms/thing.js';

/** A request to the staff, where it is shown. */
export const requestShown = thing<Pick<Request, 'state'>>('a request to the staff');
