/** The driver's own words for a connection that is gone, and PostgreSQL's for one it ends or does not begin (SQLSTATE class 57, operator intervention). */
const GONE = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED", "CONNECT_TIMEOUT", "57P01", "57P02", "57P03"]);
const SOCKET = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ENOENT"]);

/** Whether this error says that the database was not there, as during its restart: nothing is wrong with what was asked. The driver marks an error of a socket with the question it met. */
export function isAway(cause: unknown): boolean {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return false;
  return GONE.has(cause.code) || (SOCKET.has(cause.code) && "query" in cause);
}
