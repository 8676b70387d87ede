import type { z } from "zod";
import { isUuid, receiptNumber, uuidv7 } from "#platform/ids";
import { resident } from "#platform/access";
import { cityCode } from "#platform/settings";
import { reportIncident, taxonomy, type ReportIncident } from "#modules/incidents";
import type { Runtime } from "./http.ts";
import { Wrong, type Said } from "./wire.ts";
import { offeredOne } from "./services.ts";
import { publicId } from "./public-id.ts";

export type Fields = Readonly<Record<string, string>>;
type Report = z.input<typeof ReportIncident>;

const MOST_TEXT = 4_000;

function coordinates(fields: Fields, wrong: Wrong[]): { lat: number; lon: number } | null {
  const [lat = "", long = ""] = [fields["lat"], fields["long"]];
  if (lat === "" && long === "") return null;
  const point = { lat: Number(lat), lon: Number(long) };
  const fits = lat !== "" && long !== "" && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  if (!fits) wrong.push(new Wrong(400, "lat, long: WGS-84 degrees are needed, both of them 需要 WGS-84 经纬度，两个都要"));
  return fits ? point : null;
}

/** Chinese names have the family first and no blank. */
function nameOf({ first_name: first = "", last_name: last = "" }: Fields): string | null {
  const name = /\p{Script=Han}/u.test(first + last) ? `${last}${first}` : `${first} ${last}`;
  return name.trim().slice(0, 50) || null;
}

/** Pictures elsewhere are named in the text: nothing is fetched from an address a stranger gives. */
const described = ({ description = "", media_url: media = "" }: Fields): string =>
  /^https?:\/\/\S{4,1000}$/.test(media) ? `${description}\n\n图片 picture: ${media}`.trim() : description.trim();

/** The same input as the portal's form, or every reason why it cannot be one. */
export function reportOf(fields: Fields, id: string): Report {
  const wrong: Wrong[] = [];
  const description = described(fields);
  if (description === "") wrong.push(new Wrong(400, "description was not provided 请写明情况"));
  if (description.length > MOST_TEXT) wrong.push(new Wrong(400, `description: at most ${MOST_TEXT} characters 最多 ${MOST_TEXT} 字`));
  const point = coordinates(fields, wrong);
  const area = fields["address_id"] || null;
  const address = fields["address_string"]?.trim().slice(0, 200) || null;
  if (!point && !area && !address)
    wrong.push(new Wrong(400, "lat and long, address_string or address_id: one of them is needed 请给出位置"));
  const seenAt = fields["attribute[seen_at]"] || null;
  const language = fields["attribute[language]"] === "en" ? "en" : "zh";
  if (wrong.length > 0) throw new AggregateError(wrong);
  return {
    id,
    category: fields["service_code"] ?? "",
    description,
    point,
    // An address in words alone goes to the city's own desk, which finds the place.
    area: area ?? (point ? null : cityCode()),
    address,
    name: nameOf(fields),
    phone: fields["phone"]?.replace(/[\s()]/g, "") || null,
    email: fields["email"] || null,
    seenAt,
    language,
    channel: "api",
  };
}

/** One report; the sender's own `Idempotency-Key` (a UUID) makes it safe to send again. */
export async function post(runtime: Runtime, fields: Fields, given: string | null, origin: string): Promise<Said> {
  const known = runtime.registers.read(taxonomy);
  if (!fields["service_code"]) throw new Wrong(400, "service_code was not provided 缺少 service_code");
  offeredOne(known, fields["service_code"]);
  const id = given !== null && isUuid(given) ? given : uuidv7();
  const parsed = reportIncident.input.safeParse(reportOf(fields, id));
  if (!parsed.success)
    throw new AggregateError(
      parsed.error.issues.slice(0, 20).map(({ path }) => new Wrong(400, `${fieldOf(path)}: not in the right form 格式不对`)),
    );
  const receipt = await runtime.execute(reportIncident, parsed.data, { commandId: id, actor: resident });
  const sealed = known.known(fields["service_code"])?.sealed ?? false;
  const told = `编号 number ${receiptNumber(id)}；查询 follow ${origin}${receipt.follow ?? ""}`;
  // What is sealed has no public number, now or later: its sender follows it by the link alone.
  const named: Readonly<Record<string, string>> = sealed
    ? { token: publicId(runtime, "token", id) }
    : { service_request_id: publicId(runtime, "request", id) };
  return { root: "service_requests", item: "request", value: [{ ...named, service_notice: told, account_id: null }] };
}

const NAMES: Readonly<Record<string, string>> = {
  category: "service_code",
  point: "lat, long",
  area: "address_id",
  address: "address_string",
  name: "first_name, last_name",
  seenAt: "attribute[seen_at]",
};
const fieldOf = (path: readonly PropertyKey[]): string => NAMES[String(path[0])] ?? String(path[0]);
export const fieldNamed = (path: string): string => fieldOf(path.split("."));
