import { join, resolve } from 'node:path';

/** The folder of the embedded store. */
export const storeFolder = (dataDir: string): string => join(resolve(dataDir), 'store');

/** Where the demo's SMS lie. */
export const smsFolder = (dataDir: string): string => join(dataDir, 'sms');

/** The folder of the files that were sent in conversations. */
export const uploadFolder = (dataDir: string): string => join(resolve(dataDir), 'uploads');
