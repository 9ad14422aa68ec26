// Why there is no live stream. A browser tells a page nothing of a WebSocket that was refused, and Web Chat goes on trying without a
// word: so a page looks whether the conversation that Web Chat asks for is given, and asks itself for what the server says.
window.guichetTurnedAway = (() => {
  const { unreachable } = document.getElementById('webchat').dataset;
  /** How long the reason is waited for, in milliseconds: somebody waits for a word. */
  const patience = 4_000;
  const path = (conversation) => `/v3/directline/conversations/${conversation}`;

  /** The sentence of a refused request, and the seconds after which the server wants to be asked again. */
  async function refusal(response) {
    const { message, code } = (await response.json()).error;
    return { sorry: message === code ? unreachable : message, after: Number(response.headers.get('Retry-After')) };
  }

  /** What the server says of a connection that it does not give with this token; nothing, where it gives it or is away. */
  async function why({ token, conversationId }) {
    const headers = { 'Accept-Language': document.documentElement.lang, Authorization: `Bearer ${token}` };
    try {
      const response = await fetch(path(conversationId), { headers, signal: AbortSignal.timeout(patience) });
      return response.status === 429 ? await refusal(response) : {};
    } catch {
      return {};
    }
  }

  /**
   * Calls `refused` when Web Chat has asked for the conversation, at first or after it has lost its stream, and did not get it. A
   * server that is away gives no status (0), and is waited for elsewhere.
   */
  function watchRefused(given, refused) {
    const address = `${location.origin}${path(given.conversationId)}?`;
    const look = async ({ name, responseStatus }) => {
      if (!name.startsWith(address)) return;
      // Not every browser tells the status.
      const isRefused = responseStatus === undefined ? (await why(given)).sorry !== undefined : responseStatus >= 400;
      if (isRefused) refused();
    };
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) void look(entry);
    });
    observer.observe({ type: 'resource' });
    return () => observer.disconnect();
  }

  return { refusal, why, watchRefused };
})();
