/** Photos and scans handed in with a petition: as many as one form carries. */
export const ATTACHMENTS = 6;
