/** An expected no at boot: `npm start` prints it as one line, without a stack, and leaves with exit code 1. */
export function problem(zh, en) {
  const error = new Error(`${zh} / ${en}`);
  error.name = "Problem";
  return error;
}

export const isProblem = (error) => error instanceof Error && error.name === "Problem";

/** The clear line for an operating-system error, or null when it is not one a person at the keyboard can mend. */
export function osProblem(error, what) {
  const text = `${error?.code ?? ""} ${error?.message ?? error}`;
  if (/ENOSPC|No space left on device/i.test(text)) return problem(`磁盘已满：${what}`, `the disk is full: ${what}`);
  if (/EDQUOT|quota exceeded/i.test(text)) return problem(`磁盘配额已用完：${what}`, `the disk quota is used up: ${what}`);
  if (/EROFS|Read-only file system/i.test(text)) return problem(`只读文件系统：${what}`, `read-only file system: ${what}`);
  if (/EACCES|EPERM|Permission denied/i.test(text)) return problem(`没有权限：${what}`, `permission denied: ${what}`);
  if (/ENOTDIR|EEXIST|Not a directory/i.test(text)) return problem(`不是目录：${what}`, `not a directory: ${what}`);
  return null;
}
