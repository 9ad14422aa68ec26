/** What every answer carries: nothing of ours is framed, guessed at, kept by a cache or told to another site. */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** `hosts`: the origins of the pages that may have it in a frame. What a page with Web Chat needs: it makes style elements (with our nonce, or empty) and workers and pictures from blobs. */
export const pagePolicy = (
  nonce: string,
  forms: "'none'" | "'self'" = "'none'",
  hosts: readonly string[] = [],
): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    "connect-src 'self' blob:",
    "img-src 'self' data: blob:",
    'worker-src blob:',
    "base-uri 'none'",
    `form-action ${forms}`,
    `frame-ancestors ${hosts.length === 0 ? "'none'" : hosts.join(' ')}`,
  ].join('; ');
