import assert from "node:assert/strict";
import { test } from "node:test";
import { adminUrl } from "#platform/testing";
import { connect } from "../index.ts";

const addressOfClient = async (url: string): Promise<string | null> => {
  const sql = connect(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ address: string | null }[]>`select inet_client_addr()::text as address`;
    return row?.address ?? null;
  } finally {
    await sql.end();
  }
};

test("host= in the address is the folder of the server's socket; without it the address is asked itself", async () => {
  const [bySocket, byNetwork] = [new URL(adminUrl()), new URL(adminUrl())];
  byNetwork.searchParams.delete("host");
  assert.equal((await addressOfClient(byNetwork.href))?.replace("/32", ""), "127.0.0.1");
  // A server somebody gave may have no socket we know; the one `npm test` starts has.
  if (bySocket.searchParams.has("host")) assert.equal(await addressOfClient(bySocket.href), null);
  bySocket.searchParams.set("host", "/nowhere");
  await assert.rejects(addressOfClient(bySocket.href), /ENOENT/);
});
