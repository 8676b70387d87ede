import { isIPv6 } from "node:net";

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");

function groups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  return [...front, ...middle, ...back].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
}

/** One subscriber: an IPv4 address, or the /64 that an IPv6 household or office gets. */
export function subscriberOf(address: string): string {
  const bare = plain(address);
  return isIPv6(bare) ? `${groups(bare).slice(0, 4).join(":")}::` : bare.slice(0, 45);
}

/** What a session keeps of where it came from: the /24 or /48, enough to recognise an office and too little to find a person. */
export function shortAddress(address: string): string {
  const bare = plain(address);
  if (isIPv6(bare)) return `${groups(bare).slice(0, 3).join(":")}::`;
  return /^\d+\.\d+\.\d+\.\d+$/.test(bare) ? bare.replace(/\.\d+$/, ".0") : "";
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, "WeChat"],
  [/DingTalk/, "DingTalk"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const first = (table: readonly (readonly [RegExp, string])[], text: string): string =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? "?";

/** "Chrome / Windows": enough for its owner to recognise a device. */
export const shortAgent = (userAgent: string): string => `${first(BROWSERS, userAgent)} / ${first(SYSTEMS, userAgent)}`;
