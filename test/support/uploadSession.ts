import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with one request: a status, perhaps with the seconds to wait; the line breaks before, or after it was taken. */
export type UploadFault =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly breaks: 'before' | 'after' | 'midway' };

const UNIT = 320 * 1024;
const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

/** An upload session of OneDrive: takes ranges in their order, each of whole units but for the last, and ends with the last byte. */
export class UploadSession {
  /** What is there. */
  bytes = Buffer.alloc(0);
  isDone = false;
  /** The requests, as they were made: a range, or `?` for the question how far it is. */
  readonly asked: string[] = [];
  /** Whether somebody showed a token, which the session must never see. */
  sawToken = false;
  private readonly faults: UploadFault[];

  constructor(...faults: UploadFault[]) {
    this.faults = faults;
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.sawToken ||= req.headers.authorization !== undefined;
    this.asked.push(req.headers['content-range'] ?? '?');
    const body = await buffer(req);
    const fault = this.faults.shift();
    if (fault !== undefined && 'status' in fault) return failed(res, fault);
    if (fault?.breaks === 'midway') this.bytes = Buffer.concat([this.bytes, body.subarray(0, UNIT)]);
    if (fault !== undefined && fault.breaks !== 'after') return void res.destroy();
    const { status, said } =
      req.method === 'GET' ? this.standing() : this.take(req.headers['content-range'] ?? '', body);
    if (fault !== undefined) return void res.destroy();
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(said));
  }

  private standing() {
    return this.isDone
      ? { status: 404, said: { error: { code: 'itemNotFound' } } }
      : { status: 200, said: { nextExpectedRanges: [`${this.bytes.length}-`] } };
  }

  private take(range: string, body: Buffer) {
    const [from = -1, to = -1, total = -1] = (RANGE.exec(range) ?? []).slice(1).map(Number);
    const isWhole = body.length === to - from + 1 && (to + 1 === total || body.length % UNIT === 0);
    if (this.isDone) return { status: 404, said: { error: { code: 'itemNotFound' } } };
    if (!isWhole) return { status: 400, said: { error: { code: 'invalidRange' } } };
    if (from !== this.bytes.length) return { status: 416, said: { error: { code: 'fragmentOverlap' } } };
    this.bytes = Buffer.concat([this.bytes, body]);
    this.isDone = to + 1 === total;
    return this.isDone ? { status: 201, said: { id: 'file' } } : { ...this.standing(), status: 202 };
  }
}

function failed(res: ServerResponse, { status, retryAfter }: Extract<UploadFault, { status: number }>): void {
  res.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
  res.end();
}
