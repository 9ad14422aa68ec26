/** Where Direct Line is, as its clients expect it. */
export const base = '/v3/directline';
/** The address of one conversation, as a route's pattern. */
export const conversationPath = `${base}/conversations/:id`;
