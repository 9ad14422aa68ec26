import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Attachment } from '../../dialogs/conversation/activity.js';
import type { Clock, Ids } from '../../domain/door/ports.js';
import { NoLonger } from '../reports/noLonger.js';
import { NotNow } from '../reports/notNow.js';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';
import type { Files, MadeFile } from '../web/signedLinks.js';

/** How Teams asks a person whether a bot may put a file into their OneDrive. */
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
/** For so long such a card can be answered. The outbox knows for longer that it was. */
const OFFERED_S = 24 * 60 * 60;
/** What is larger, or takes longer to make, is got by its link. */
const mostBytes = 25 * 1024 * 1024;
const withinMs = 2_000;

/** A file that somebody was asked about. */
export const Offer = z.object({
  id: z.string(),
  /** Which kind of file, and what its link says. */
  path: z.string(),
  claims: z.record(z.string(), z.json()),
  name: z.string(),
  /** Of what it was when it was offered. */
  digest: z.string(),
  account: z.string(),
  conversation: z.string(),
});
export type Offer = z.output<typeof Offer>;

const Context = z.object({ offer: z.string().max(30_000) });

export interface OfferPorts extends SigningPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: readonly Files[];
  fault(error: unknown): string;
}

/** Files that a person may have put into their OneDrive (docs/adr/0048-files-into-onedrive.md). Nothing is kept of an offer: its card has it, signed. */
export interface FileOffers {
  /** The card for the file of one of our links; undefined: it is got by the link. */
  card(
    url: string,
    description: string,
    whose: Pick<Offer, 'account' | 'conversation'>,
  ): Promise<Attachment | undefined>;
  /** What a card was for, of which this came back; undefined: it is no card of ours, or its time is over. */
  read(context: unknown): Promise<Offer | undefined>;
  /** The file as it is now; undefined: there is none, or not for that account any more. Throws `NotNow`. */
  file(offer: Offer): Promise<OfferedFile | undefined>;
  /** A fresh link to it. */
  link(offer: Offer): Promise<string>;
}

export interface OfferedFile {
  readonly bytes: Buffer;
  /** Whether it is to the byte what was offered. */
  readonly isSame: boolean;
}

export function makeFileOffers(ports: OfferPorts): FileOffers {
  const { clock, ids } = ports;
  const signed = createSignedTokens(ports, 'guichet/file-offer');
  const kinds = new Map(ports.files.map((kind) => [kind.path, kind]));
  const kindOf = ({ path }: Pick<Offer, 'path'>): Files => {
    const kind = kinds.get(path);
    if (kind === undefined) throw new Error('an offer that was signed is of a kind that is served');
    return kind;
  };
  return {
    card: async (url, description, whose) => {
      const { pathname: path, searchParams } = new URL(url);
      const claims = await kinds.get(path)?.claims(searchParams.get('t') ?? '');
      const file = await measured(ports, kinds.get(path), claims, whose.account);
      if (file === undefined) return undefined;
      const offer: Offer = {
        ...whose,
        id: ids.next(),
        path,
        claims: own(claims),
        name: file.name,
        digest: file.digest,
      };
      const now = Math.floor(clock.now().getTime() / 1000);
      const context = { offer: await signed.sign({ ...offer }, now, now + OFFERED_S) };
      const content = { description, sizeInBytes: file.size, acceptContext: context, declineContext: context };
      return { contentType: CONSENT, name: file.name, content };
    },
    read: async (context) => {
      const token = Context.safeParse(context).data?.offer;
      return token === undefined ? undefined : Offer.safeParse(await signed.open(token)).data;
    },
    file: async (offer) => {
      const bytes = await bytesOf(await kindOf(offer).made(offer.claims, offer.account));
      return bytes && { bytes, isSame: digestOf(bytes) === offer.digest };
    },
    link: (offer) => kindOf(offer).again(offer.claims),
  };
}

/** What a link says of its file, without what it says of itself. */
function own(claims: unknown): Offer['claims'] {
  const { iss: _by, aud: _kind, iat: _from, exp: _until, ...rest } = Offer.shape.claims.parse(claims);
  return rest;
}

/** How large a file is, where it is made soon enough. Why there is none now, its link says. */
async function measured({ fault }: OfferPorts, kind: Files | undefined, claims: unknown, account: string) {
  try {
    const made = claims === undefined ? undefined : await kind?.made(claims, account);
    const bytes = await bytesOf(made, performance.now() + withinMs);
    return made && bytes && { name: made.name, size: bytes.length, digest: digestOf(bytes) };
  } catch (error) {
    if (!(error instanceof NotNow || error instanceof NoLonger)) fault(error);
    return undefined;
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

/** All of a file; undefined: there is none, or it is too large, or was not made by then. */
async function bytesOf(made: MadeFile | undefined, until = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
  if (made === undefined) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of made.bytes instanceof Uint8Array ? [made.bytes] : made.bytes) {
    length += part.length;
    if (length > mostBytes || performance.now() > until) return undefined;
    parts.push(part);
  }
  return length === 0 ? undefined : Buffer.concat(parts);
}
