/** The channel of our own pages. */
export const webChat = 'webchat';
/** The channel of those who asked for plain text. */
export const plainText = 'text';
