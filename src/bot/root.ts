import { fileURLToPath } from 'node:url';

/** The top of the installation, where cards/, locales/, operators/ and migrations/ lie beside the built program. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the database's migrations lie. */
export const migrationFolder = `${root}/migrations`;
