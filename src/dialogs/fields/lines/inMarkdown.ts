/** Lines that are all in sight are read as Markdown, unlike a list that folds. A number's + keeps its meaning. */
export const inMarkdown = (title: string): string => title.replaceAll(/[\\`*_[\]<>&~]/g, '\\$&');
