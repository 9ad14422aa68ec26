import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

const ActivitySet = z.object({ activities: z.array(z.looseObject({ id: z.string() })), watermark: z.string() });
type ActivitySet = z.output<typeof ActivitySet>;
const Entered = z.object({ streamUrl: z.string() });

/** A live stream that keeps everything it gets, as it came. */
export interface LiveStream {
  readonly sets: readonly ActivitySet[];
  /** The ids of what came, in its order. A card that is replaced comes again under its id. */
  ids(): string[];
  /** The ids as they stand in the log: each where it came last. */
  lastIds(): string[];
  /** What came more than once as it was, and watermarks that did not rise. */
  faults(): unknown[];
  /** Resolves when all these have come; throws when they do not within ten seconds. */
  until(ids: readonly string[]): Promise<void>;
  /** Resolves with the code with which it was closed. */
  readonly closed: Promise<number>;
  close(): void;
}

export interface Conversation {
  readonly token: string;
  readonly conversationId: string;
}

/** Opens a conversation's stream. `watermark`: what was seen before; the stream is asked for where `url` is. */
export async function openStream(
  url: string,
  { token, conversationId }: Conversation,
  watermark = '0',
): Promise<LiveStream> {
  const entering = `${url}/v3/directline/conversations/${conversationId}?watermark=${watermark}`;
  const entered = await fetch(entering, { headers: { authorization: `Bearer ${token}` } });
  const { streamUrl } = Entered.parse(await entered.json());
  // The address names the proxy; the stream of an instance of the caller's choice is at its own.
  const own = new URL(streamUrl);
  own.host = new URL(url).host;
  return record(new WebSocket(own));
}

async function record(socket: WebSocket): Promise<LiveStream> {
  const sets: ActivitySet[] = [];
  const looking = new Set<() => void>();
  socket.on('message', (data) => {
    sets.push(ActivitySet.parse(JSON.parse(String(data))));
    for (const look of looking) look();
  });
  const closed = once(socket, 'close').then(([code]) => z.number().parse(code));
  await once(socket, 'open');
  const ids = () => sets.flatMap(({ activities }) => activities.map(({ id }) => id));
  const faults = () => {
    const said = sets.flatMap(({ activities }) => activities.map((activity) => JSON.stringify(activity)));
    const marks = sets.map(({ watermark }) => Number(watermark));
    return [
      ...said.filter((one, index) => said.indexOf(one) < index),
      ...marks.filter((mark, index) => index > 0 && mark <= (marks[index - 1] ?? 0)),
    ];
  };
  const until = (wanted: readonly string[]) =>
    new Promise<void>((here, late) => {
      const missing = () => wanted.filter((id) => !ids().includes(id));
      const end = (then: () => void) => {
        clearTimeout(timer);
        looking.delete(look);
        then();
      };
      const timer = setTimeout(
        () => end(() => late(new Error(`did not come within ten seconds: ${missing()}`))),
        10_000,
      );
      const look = () => {
        if (missing().length === 0) end(here);
      };
      looking.add(look);
      look();
    });
  const lastIds = () => ids().filter((id, index, all) => all.lastIndexOf(id) === index);
  return { sets, ids, lastIds, faults, until, closed, close: () => socket.close() };
}
