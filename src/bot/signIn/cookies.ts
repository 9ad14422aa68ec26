import type { IncomingMessage } from 'node:http';

/** A cookie's value, if it looks as it should. */
export const cookieIn = ({ headers }: IncomingMessage, name: string, form: RegExp): string | undefined =>
  new RegExp(`(?:^|; ?)${name}=(${form.source})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
