/** Of the browser's two readers of tags TypeScript knows neither; a cheap phone may have none. */
type Detector = { detect: (picture: ImageBitmap) => Promise<{ rawValue: string }[]> };
type Reading = { message: { records: { recordType: string; data?: DataView }[] } };
type Reader = { scan: (options: { signal: AbortSignal }) => Promise<void>; onreading: ((event: Reading) => void) | null };
type Known = typeof globalThis & {
  BarcodeDetector?: new (options: { formats: string[] }) => Detector;
  NDEFReader?: new () => Reader;
};

const WAIT_MS = 20_000;

export const canReadCodes = (): boolean => "BarcodeDetector" in globalThis;
export const canTouch = (): boolean => "NDEFReader" in globalThis;

/** What a photographed code says, or null. The picture is looked at and let go. */
export async function readCode(photo: Blob): Promise<string | null> {
  const { BarcodeDetector } = globalThis as Known;
  if (!BarcodeDetector) return null;
  try {
    const picture = await createImageBitmap(photo);
    const [found] = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
    picture.close();
    return found?.rawValue ?? null;
  } catch {
    // No picture, or no reader behind the name: the code can be typed.
    return null;
  }
}

/** What a touched tag says, or null when none came near. */
export async function touchTag(): Promise<string | null> {
  const { NDEFReader } = globalThis as Known;
  if (!NDEFReader) return null;
  const over = AbortSignal.timeout(WAIT_MS);
  const reader = new NDEFReader();
  return new Promise((resolve) => {
    over.addEventListener("abort", () => resolve(null));
    reader.onreading = ({ message }) => {
      const record = message.records.find(({ recordType }) => recordType === "text");
      resolve(record?.data ? new TextDecoder().decode(record.data) : null);
    };
    reader.scan({ signal: over }).catch(() => resolve(null));
  });
}
