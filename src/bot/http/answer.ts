import type { Request, Response } from 'restify';

/** A refusal of a request, in the form that Direct Line clients know. */
export interface Rejection {
  readonly status: number;
  readonly code: string;
  /** A sentence for the person, in their language, where a page shows it. */
  readonly message?: string;
  /** Seconds to wait before another try. */
  readonly retryAfter?: number;
}

export function sendJson(res: Response, status: number, body: unknown, headers: Record<string, string> = {}): void {
  send(res, status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(body)), headers);
}

export function sendHtml(res: Response, status: number, body: string, headers: Record<string, string> = {}): void {
  send(res, status, 'text/html; charset=utf-8', Buffer.from(body), headers);
}

export function sendNothing(res: Response, headers: Record<string, string | string[]> = {}): void {
  res.writeHead(204, headers);
  res.end();
}

export function reject(res: Response, { status, code, message = code, retryAfter }: Rejection): void {
  sendJson(
    res,
    status,
    { error: { code, message } },
    retryAfter === undefined ? {} : { 'Retry-After': `${retryAfter}` },
  );
}

export function send(res: Response, status: number, type: string, body: Buffer, headers: Record<string, string>): void {
  res.sendRaw(status, body, { ...headers, 'Content-Type': type, 'Content-Length': String(body.length) });
}

/** Always a download, never shown: what stands in it is not a page of ours. */
export function sendDownload(
  res: Response,
  type: string,
  file: { readonly name: string; readonly bytes: Buffer },
): void {
  send(res, 200, type, file.bytes, downloadHeaders(file.name));
}

/** What makes a download of an answer. */
export function downloadHeaders(fileName: string): Record<string, string> {
  const name = encodeURIComponent(fileName).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return {
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
}

/** A route's pattern: its URL may hold ids and tokens. */
export const routeOf = (req: Request): string => String(req.getRoute()?.path ?? 'none');
