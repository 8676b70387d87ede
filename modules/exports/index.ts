export { expireExport, failExport, finishExport, holdExport, noteDownload, noteProgress, requestExport } from "./commands.ts";
export { ALONE_ROWS, KEPT_DAYS, MOST_ROWS } from "./export.ts";
export { findExport, staleExports, type StoredExport } from "./queries.ts";
export { exporterOver, SECONDS } from "./permits.ts";
