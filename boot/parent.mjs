import { readFileSync } from "node:fs";

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    return { name, parent: Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]) };
  } catch {
    // Not Linux, or gone.
    return null;
  }
}

/** Who started us: npm, or the shell npm put between, together with the npm above it. */
function starters() {
  const parent = stat(process.ppid);
  return /^(sh|dash|bash|ash|busybox)$/.test(parent?.name ?? "") ? `${process.ppid} ${parent.parent}` : String(process.ppid);
}

/** npm does not always hand a signal on, and kill -9 hands on nothing: tells when the npm that started us is gone. */
export function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const first = starters();
  const watch = setInterval(() => {
    if (starters() === first) return;
    clearInterval(watch);
    act();
  }, 100);
  watch.unref();
}
