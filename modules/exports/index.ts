export { expireExport, failExport, finishExport, noteDownload, noteProgress, requestExport } from "./commands.ts";
export { KEPT_DAYS, MOST_ROWS } from "./export.ts";
export { findExport, staleExports, type StoredExport } from "./queries.ts";
export { exporterOver } from "./permits.ts";
