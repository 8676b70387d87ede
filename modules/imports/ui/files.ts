import type { Language } from "#web/words";

/** A file's bytes as base64, in pieces that no call stack minds. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let from = 0; from < bytes.length; from += 32_768) binary += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return btoa(binary);
}

/** Posts and hands the workbook that comes back to the browser's downloads. The refusal's words when none came. */
export async function downloadFrom(path: string, body: unknown, id: string, name: string, language: Language): Promise<string | null> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": id, "accept-language": language === "zh" ? "zh-CN" : "en" },
    credentials: "same-origin",
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const told = (await response.json().catch(() => null)) as { message?: string } | null;
    return told?.message ?? String(response.status);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
  return null;
}
