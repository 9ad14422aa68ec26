import type { TestApp } from './app.js';
import { Seen, textOf } from './seen.js';

/** Types a line in a conversation that was begun elsewhere: before a restart, or at another instance. Gives the answer. */
export async function sayIn(app: Pick<TestApp, 'turns'>, conversation: string, text: string): Promise<string> {
  const heard: unknown[] = [];
  const close = app.turns.listen(conversation, (said) => heard.push(...said.map(({ activity }) => activity)));
  await app.turns.receive(conversation, { type: 'message', text });
  close();
  return textOf(new Seen().hear(heard));
}
