/** Longest side of a photo that is sent; 12 megapixels come down to about half a megabyte and signs stay legible. */
const LONGEST = 1920;
const TARGET_BYTES = 550_000;

/** Draws a photo anew, smaller and upright, as JPEG. Only the picture survives: place, time and device in its metadata do not. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas on this device");
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of [0.82, 0.7, 0.55]) {
    const blob = await encode(canvas, quality);
    if (blob.size <= TARGET_BYTES || quality === 0.55) return blob;
  }
  throw new Error("unreachable");
}

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this picture cannot be encoded"))), "image/jpeg", quality),
  );

/** Sends one photo and tells how far it is, 0 … 1. Resolves with the server's status and body; 0 when no answer came. */
export function sendPhoto(url: string, photo: Blob, progress: (share: number) => void): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", photo.type || "application/octet-stream");
    request.timeout = 120_000;
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => resolve({ status: request.status, body: request.response as unknown }));
    for (const name of ["error", "timeout", "abort"] as const) request.addEventListener(name, () => resolve({ status: 0, body: null }));
    request.send(photo);
  });
}
