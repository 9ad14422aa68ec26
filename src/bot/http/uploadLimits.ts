/** The largest upload, in bytes, its form included. */
export const uploadLimit = 4 * 1024 * 1024;
/** What of it files may take: beside them stand the message, and small pictures of them that our page adds. */
export const mostBytesOfFiles = uploadLimit - 128 * 1024;
