import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** Sends JSON over a connection that is kept. Throws unless the answer is a good one. */
export async function post(url: string, body: unknown, token: string): Promise<void> {
  const json = JSON.stringify(body);
  const { status, said } = await sent(url, json, token);
  if (status !== 200 && status !== 201) throw new Error(`${url} answered ${status} ${said}`);
}

function sent(url: string, json: string, token: string): Promise<{ status: number | undefined; said: string }> {
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
    Authorization: `Bearer ${token}`,
  };
  return new Promise((done, failed) => {
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      text(answer).then((said) => done({ status: answer.statusCode, said }), failed);
    });
    asked.on('error', (error) => {
      // The server has let go of a connection that was kept: it has not heard of this.
      if (asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET') done(sent(url, json, token));
      else failed(error);
    });
    asked.end(json);
  });
}
