/**
 * What the QR on a printed paper says, read from its picture as a camera would read the paper itself; null when there is none
 * to read (a paper that was cut off in mid-print). The decoder is fetched with the first paper. Rejects when picture or
 * decoder cannot be fetched.
 */
export async function readPaper(url: string): Promise<string | null> {
  const known = read.get(url);
  if (known !== undefined) return known;
  const reading = decode(url);
  read.set(url, reading);
  // What failed on the way (the picture, the decoder) is tried again the next time.
  reading.catch(() => read.delete(url));
  return reading;
}

const read = new Map<string, Promise<string | null>>();

async function decode(url: string): Promise<string | null> {
  const [zxing, picture] = await Promise.all([import('@zxing/library'), pixels(url)]);
  const { BinaryBitmap, GlobalHistogramBinarizer, QRCodeReader, RGBLuminanceSource } = zxing;
  const { data, width, height } = picture;
  const grey = Uint8ClampedArray.from({ length: width * height }, (_, at) => data[4 * at] ?? 0);
  try {
    const bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(grey, width, height)));
    return new QRCodeReader().decode(bitmap).getText();
  } catch {
    // The library throws for "no code in this picture".
    return null;
  }
}

async function pixels(url: string): Promise<ImageData> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures off the screen');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
