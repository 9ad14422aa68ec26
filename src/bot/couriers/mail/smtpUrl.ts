import { z } from 'zod';

/** Where mail is handed in. */
export interface Smtp {
  readonly host: string;
  readonly port: number;
  /** From the first byte (smtps), by STARTTLS or nothing (smtp), or not at all: on this machine only. */
  readonly tls: 'implicit' | 'required' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | undefined;
}

const SUBMISSION = 587;
const SUBMISSIONS = 465;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const form = 'must be like smtps://user:password@mail.example.com, in which special characters are written as %40';

/** `smtp://` or `smtps://`, with user and password if the server wants them. Nothing in it can turn TLS off. */
export const smtpUrl = z
  .string()
  .refine((text) => URL.canParse(text), { error: form, abort: true })
  .transform((text) => new URL(text))
  .refine(isPlain, { error: form, abort: true })
  .transform((url): Smtp => {
    const host = hostOf(url);
    const implicit = url.protocol === 'smtps:';
    const login = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
    return {
      host,
      port: url.port === '' ? (implicit ? SUBMISSIONS : SUBMISSION) : Number(url.port),
      tls: implicit ? 'implicit' : loopback.test(host) ? 'none' : 'required',
      login: url.username === '' ? undefined : login,
    };
  });

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();

function isPlain(url: URL): boolean {
  const { protocol, pathname, search, hash, username, password } = url;
  const nothingMore = (pathname === '' || pathname === '/') && search === '' && hash === '';
  const readable = [username, password].every((part) => !/%(?![0-9a-f]{2})/i.test(part));
  return ['smtp:', 'smtps:'].includes(protocol) && hostOf(url) !== '' && nothingMore && readable;
}
