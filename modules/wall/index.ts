export { openKioskLink } from "./commands.ts";
export type { KioskEvent } from "./kiosk.ts";
