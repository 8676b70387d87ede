import assert from "node:assert/strict";
import type { LookupAddress } from "node:dns";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { mayReach, networksOf } from "#platform/outgoing";
import { send } from "../sending.ts";

const nobody = networksOf("");
const here = networksOf("127.0.0.0/8");
const found = (...addresses: string[]): LookupAddress[] => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const saying =
  (...addresses: string[]) =>
  (_host: string, done: (error: null, all: LookupAddress[]) => void): void =>
    done(null, found(...addresses));

async function listening<T>(listener: RequestListener, work: (port: number, hits: () => number) => Promise<T>): Promise<T> {
  let hits = 0;
  const server = createServer((request, reply) => {
    hits += 1;
    listener(request, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work((server.address() as AddressInfo).port, () => hits);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test("private, loopback, link-local and disguised addresses are no destination; public ones are", () => {
  const never =
    `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 192.0.0.8 198.18.0.1 224.0.0.1
    255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:0:1::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0
    fec0::1 ff02::1 100::1 ::ffff:0:127.0.0.1 nonsense`.split(/\s+/);
  for (const address of never) assert.equal(mayReach(address, nobody), false, address);
  for (const address of ["1.1.1.1", "223.5.5.5", "172.32.0.1", "100.128.0.1", "2400:3200::1", "2606:4700::1111", "::ffff:1.1.1.1"])
    assert.equal(mayReach(address, nobody), true, address);
});

test("an operator's own networks are reached, and only those", () => {
  const own = networksOf("10.12.0.0/16, fd00:12::/32");
  assert.equal(mayReach("10.12.3.4", own), true);
  assert.equal(mayReach("fd00:12::9", own), true);
  assert.equal(mayReach("10.13.0.1", own), false);
  assert.throws(() => networksOf("10.0.0.0"), /no network/);
  assert.throws(() => networksOf("intranet/8"), /no network/);
});

test("a literal address in any spelling is judged before a socket is opened", async () => {
  await listening(
    (_request, reply) => reply.end("secret"),
    async (port, hits) => {
      for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
        for (const scheme of ["http", "https"]) {
          const { outcome, status } = await send(`${scheme}://${host}:${port}/`, {}, "{}", { own: nobody });
          assert.deepEqual([outcome, status], ["private", null], `${scheme} ${host}`);
        }
      assert.equal(hits(), 0);
    },
  );
});

test("a name that leads to a private neighbour is refused when it is resolved, however many public addresses stand beside it", async () => {
  await listening(
    (_request, reply) => reply.end(),
    async (port, hits) => {
      for (const addresses of [["127.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], []]) {
        const { outcome } = await send(`https://hooks.example:${port}/`, {}, "{}", { own: nobody, resolve: saying(...addresses) });
        assert.equal(outcome, "private", addresses.join());
      }
      assert.equal(hits(), 0);
    },
  );
});

test("a name that changes its mind between two look-ups is asked once, and the connection is judged by where it really went", async () => {
  let asked = 0;
  const rebinding = (_host: string, done: (error: null, all: LookupAddress[]) => void): void => {
    asked += 1;
    done(null, found(asked === 1 ? "192.0.2.1" : "127.0.0.1"));
  };
  // 192.0.2.1 is named as the operator's own here, so the first answer passes and leads nowhere.
  const own = networksOf("192.0.2.0/24");
  const { outcome } = await send("https://hooks.example:9/", {}, "{}", { own, resolve: rebinding, timeoutMs: 300 });
  assert.ok(outcome === "timeout" || outcome === "unreachable", outcome);
  assert.equal(asked, 1);
  await listening(
    (_request, reply) => reply.end(),
    async (port, hits) => {
      // The judge is fooled about the name, as by a resolver in league; the socket's own other end is not.
      let looks = 0;
      const fooled = { permits: (address: string) => address === "127.0.0.1" && (looks += 1) === 1 };
      const told = await send(`https://hooks.example:${port}/`, {}, "{}", { own: fooled, resolve: saying("127.0.0.1") });
      assert.equal(told.outcome, "private");
      assert.equal(looks, 2, "judged when resolved and when connected");
      assert.equal(hits(), 0);
    },
  );
});

test("unencrypted only into the operator's own networks, and never by name", async () => {
  assert.equal((await send("http://1.1.1.1/", {}, "{}", { own: nobody })).outcome, "insecure");
  assert.equal((await send("http://hooks.example/", {}, "{}", { own: here, resolve: saying("127.0.0.1") })).outcome, "insecure");
});

test("redirects are not followed, long answers are cut off, slow ones are left", async () => {
  await listening(
    (request, reply) => {
      if (request.url === "/away") reply.writeHead(307, { location: "/other" }).end();
      else if (request.url === "/long") reply.end(Buffer.alloc(2_000_000, 65));
      else if (request.url === "/slow") reply.write(" ");
      else reply.writeHead(202).end();
    },
    async (port, hits) => {
      const to = (path: string) => send(`http://127.0.0.1:${port}${path}`, {}, "{}", { own: here, timeoutMs: 400 });
      assert.deepEqual([(await to("/away")).outcome, hits()], ["redirected", 1]);
      assert.equal((await to("/long")).outcome, "too-long");
      const slow = await to("/slow");
      assert.equal(slow.outcome, "timeout");
      assert.ok(slow.ms < 2_000);
      assert.deepEqual([(await to("/fine")).outcome, (await to("/fine")).status], ["delivered", 202]);
    },
  );
});
