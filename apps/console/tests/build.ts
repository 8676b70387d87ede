import { fileURLToPath } from "node:url";

/** The console as it is served: whoever runs the tests has built it before (boot/tasks/test.ts). */
export const builtConsole = fileURLToPath(new URL("../../../dist/console/", import.meta.url));
