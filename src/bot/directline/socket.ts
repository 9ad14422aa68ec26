import type { WebSocket } from 'ws';
import type { Said } from '../../domain/door/ports.js';

const batch = 20;
/** More waiting than a whole log twice: the client does not read. */
const mostWaiting = 500;

/** What stands in no log, and so has no mark: it is shown once, and a client that connects again does not get it. */
type Unkept = Omit<Said, 'mark'>;

/** Sends what was said over one socket: in order, each once, and no faster than the client reads. */
export class Outlet {
  private waiting: (Said | Unkept)[] = [];
  private last: number;
  private sending = false;
  private begun = false;

  constructor(
    private readonly socket: WebSocket,
    after: number,
  ) {
    this.last = after;
  }

  /** What was missed, from the log. What was heard while the log was read waits until now. */
  begin(log: readonly Said[]): void {
    // A mark that was never given (a client's invention, a lost log) must not silence what comes.
    this.last = Math.min(this.last, log.at(-1)?.mark ?? 0);
    this.waiting = [...log, ...this.waiting];
    this.begun = true;
    this.send();
  }

  /** What was just said. */
  hear(said: readonly (Said | Unkept)[]): void {
    this.waiting.push(...said);
    if (this.waiting.length > mostWaiting) this.socket.terminate();
    else if (this.begun) this.send();
  }

  /** What is said now and kept nowhere. The watermark stays where it is. */
  tell(activity: Unkept['activity']): void {
    this.hear([{ activity }]);
  }

  private send(): void {
    if (this.sending) return;
    const said = this.next();
    if (said.length === 0) return;
    this.sending = true;
    const watermark = String(this.last);
    this.socket.send(JSON.stringify({ activities: said.map(({ activity }) => activity), watermark }), (failed) => {
      this.sending = false;
      if (failed) this.socket.terminate();
      else this.send();
    });
  }

  private next(): Unkept[] {
    const said: Unkept[] = [];
    while (said.length < batch) {
      const entry = this.waiting.shift();
      if (!entry) break;
      if ('mark' in entry) {
        if (entry.mark <= this.last) continue;
        this.last = entry.mark;
      }
      said.push(entry);
    }
    return said;
  }
}
