/** Whether an id is safe as the name of a file and in an address: of a conversation, or of a file that was sent in one. */
export const isPlainId = (id: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id);

/** The id, if a conversation can have it. Throws. */
export function conversationId(id: string): string {
  if (!isPlainId(id)) throw new Error('a conversation id has 1 to 64 letters, digits, - and _');
  return id;
}
