import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { whenNpmIsGone } from "./parent.mjs";

/**
 * Runs a file with another Node, or this one with other flags, and gives its exit code. Signals go on to it; when this process dies by kill -9, the closing channel
 * tells the other one, so that no server stays behind without its parent.
 */
export function runUnder(node, file, args, { flags, env } = { flags: [], env: {} }) {
  const path = `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
  const child = spawn(node, [...flags, file, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env, PATH: path },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  whenNpmIsGone(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}
