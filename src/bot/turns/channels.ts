/** The channel of our own pages. */
export const webChat = 'webchat';
/** The channel of those who asked for plain text. */
export const plainText = 'text';
/** Microsoft Teams: turns are for personal chats only. */
export const teams = 'msteams';
/** SMS, and what other channels of plain text are called here: read with a secret code, and nothing else. */
export const textMessages = 'sms';
const OTHER_TEXT = 'text.';

/** Whether what is said there by itself reaches people: our own pages show it to whoever is signed in. */
export const isReachedByItself = (channel: string): boolean => channel !== webChat && channel !== plainText;

/** What a channel of plain text is called here by its own id. */
export const plainChannel = (id: string): string => (id === textMessages ? id : `${OTHER_TEXT}${id}`);

/** Whether somebody reads there with a secret code. */
export const isReadChannel = (channel: string): boolean => channel === textMessages || channel.startsWith(OTHER_TEXT);
