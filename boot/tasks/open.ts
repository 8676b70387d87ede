import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { holdData } from "../postgres/lock.ts";
import { openDatabase } from "./database.ts";

/** `running`: a server of this installation is at work meanwhile. */
export type Opened = { url: string; dataDir: string; running: boolean; close: () => Promise<void> };

/** The installation's database for a tool beside the server: that of the running copy, or one started for the while. */
export async function openInstallation(): Promise<Opened> {
  const dataDir = resolve(process.env["ZUJI_DATA"] || ".zuji");
  const running = `${dataDir}/database-url`;
  let release: () => void;
  try {
    release = await holdData(dataDir);
  } catch (error) {
    if (!existsSync(running)) throw error;
    return { url: readFileSync(running, "utf8").trim(), dataDir, running: true, close: async () => {} };
  }
  try {
    const database = await openDatabase(dataDir);
    return {
      url: database.url,
      dataDir,
      running: false,
      close: async () => {
        await database.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
