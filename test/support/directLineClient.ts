import { DirectLine, type DirectLineOptions } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

/** As much of a browser's XMLHttpRequest as DirectLineJS uses, over fetch. */
class FetchedRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = 'json';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | undefined;
  private method = 'GET';
  private url = '';
  private readonly headers = new Headers();
  private answer: Response | undefined;
  private readonly cancelled = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
  getResponseHeader(name: string): string | null {
    return this.answer?.headers.get(name) ?? null;
  }
  send(body?: string | FormData): void {
    void this.run(body);
  }
  abort(): void {
    this.cancelled.abort();
  }
  private async run(body: string | FormData | undefined): Promise<void> {
    const { method, headers } = this;
    const request = { method, headers, signal: this.cancelled.signal, ...(body === undefined ? {} : { body }) };
    try {
      this.answer = await fetch(this.url, request);
      this.response = this.responseType === 'arraybuffer' ? await this.answer.arrayBuffer() : await this.answer.json();
      this.status = this.answer.status;
    } catch {
      // As in a browser: no status, and no word why.
      this.status = 0;
    }
    this.readyState = 4;
    if (!this.cancelled.signal.aborted) this.onreadystatechange?.();
  }
}

/** DirectLineJS as Web Chat runs it in a browser. Without a conversation it enters the token's own. */
export function directLineClient(url: string, options: DirectLineOptions): DirectLine {
  Object.assign(globalThis, { WebSocket, XMLHttpRequest: FetchedRequest });
  return new DirectLine({ domain: `${url}/v3/directline`, ...options });
}
