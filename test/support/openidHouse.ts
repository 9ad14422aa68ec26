import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { z } from 'zod';

export const CLIENT = 'guichet';
export const SECRET = 'a secret of sixteen signs and more';

/** Somebody whom a house of ours for tests knows. */
export interface HousePerson {
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
}

/** What the library tells those who would run it in earnest. */
function quietly<T>(work: () => T): T {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  try {
    return work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/**
 * A real OpenID Connect provider at this machine, with its own pages to sign in and to agree: whoever types an id of `people` is let in.
 */
export async function startHouse(people: Readonly<Record<string, HousePerson>>, redirect: () => readonly string[]) {
  const server = createServer((req, res) => void handle(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const issuer = `http://127.0.0.1:${port}`;
  const make = () =>
    new Provider(issuer, {
      clients: [
        {
          ...{
            client_id: CLIENT,
            client_secret: SECRET,
            response_types: ['code'],
            grant_types: ['authorization_code'],
          },
          redirect_uris: redirect().map((origin) => `${origin}/openid/back`),
          post_logout_redirect_uris: [...redirect()],
        },
      ],
      // What people may have is in the ID token itself.
      conformIdTokenClaims: false,
      claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
      pkce: { required: () => true },
      findAccount: (_, id) => {
        const person = people[id];
        if (person === undefined) return undefined;
        return {
          accountId: id,
          claims: async () => ({ sub: id, ...person, groups: [...person.groups], email_verified: true }),
        };
      },
    });
  let provider: Provider | undefined;
  const handle = (req: IncomingMessage, res: ServerResponse) => {
    provider ??= quietly(make);
    return provider.callback()(req, res);
  };
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
