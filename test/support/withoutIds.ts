const RANDOM = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|"time":\d+/g;

/** A text without random ids and times, which may have the digits of any secret that is looked for in it. */
export const withoutIds = (text: string): string => text.replaceAll(RANDOM, '');
