import { BlockList, isIP } from "node:net";

/** What is no public address (IANA special-purpose registries): this machine, its neighbours, and ways to write either as something else. */
const SPECIAL: readonly [string, number, "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.88.99.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 4, "ipv4"],
  ["240.0.0.0", 4, "ipv4"],
  ["::", 96, "ipv6"],
  ["::ffff:0:0:0", 96, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["3fff::", 20, "ipv6"],
  ["5f00::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["fec0::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];

const special = new BlockList();
for (const [net, prefix, family] of SPECIAL) special.addSubnet(net, prefix, family);

export type Networks = { permits: (address: string) => boolean };

const family = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Networks of their own that an operator names: "10.12.0.0/16,fd00:12::/32". Throws on what is no network. */
export function networksOf(text: string | undefined): Networks {
  const list = new BlockList();
  for (const one of (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [net = "", prefix = ""] = one.split("/");
    if (isIP(net) === 0 || !/^\d{1,3}$/.test(prefix)) throw new Error(`ZUJI_WEBHOOK_NETWORKS: ${one} is no network`);
    list.addSubnet(net, Number(prefix), family(net));
  }
  return { permits: (address) => list.check(address, family(address)) };
}

/** Whether a message may go to this address: a public one, or one in a network the operator named. IPv4 in IPv6 clothes is judged as IPv4. */
export function mayReach(address: string, own: Networks): boolean {
  const bare = address.replace(/%.*$/, "");
  if (isIP(bare) === 0) return false;
  return own.permits(bare) || !special.check(bare, family(bare));
}
