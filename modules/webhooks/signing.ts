import { createHmac } from "node:crypto";
import type { Message } from "./contract.ts";

type Knowing = { token: (purpose: string, subject: string) => string };

/** "whsec_" and base64 of 26 bytes, as Standard Webhooks writes secrets. Made of the id and the version; kept nowhere. */
export const secretOf = (ctx: Knowing, id: string, version: number): string =>
  `whsec_${Buffer.from(ctx.token("webhooks.secret", `${id}/${version}`)).toString("base64")}`;

/** Headers of Standard Webhooks 1.0: HMAC-SHA256 over "id.timestamp.body"; one signature a secret, the newest first. */
export function signed(secrets: readonly string[], id: string, at: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

/** A CloudEvent 1.0 in structured JSON. `source` names this installation. */
export const cloudEvent = (message: Message, source: string): string =>
  JSON.stringify({
    specversion: "1.0",
    id: message.id,
    source,
    type: `zuji.${message.type}`,
    subject: message.subject,
    time: message.time,
    datacontenttype: "application/json",
    data: message.data,
  });
