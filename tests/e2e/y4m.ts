const LUMA_BLACK = 16;
const LUMA_RANGE = 219;
const CHROMA_ZERO = 128;
const CHROMA_RANGE = 224;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, as a canvas gives it. */
  readonly data: Uint8ClampedArray;
}

/**
 * A film of one picture, which Chromium's fake camera plays over and over: raw Y4M, 4:2:0 in BT.601 (the only colours that it
 * takes), 15 pictures a second. Width and height are even.
 */
export function filmOf({ width, height, data }: Picture): Buffer {
  const luma = Buffer.alloc(width * height);
  const blue = Buffer.alloc((width / 2) * (height / 2));
  const red = Buffer.alloc(blue.length);
  const at = (dot: number, channel: number): number => (data[dot * 4 + channel] ?? 0) / 255;
  const light = (dot: number): number => 0.299 * at(dot, 0) + 0.587 * at(dot, 1) + 0.114 * at(dot, 2);
  for (let dot = 0; dot < luma.length; dot++) luma[dot] = Math.round(LUMA_BLACK + LUMA_RANGE * light(dot));
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const dot = y * width + x;
      const chroma = (y / 2) * (width / 2) + x / 2;
      blue[chroma] = Math.round(CHROMA_ZERO + (CHROMA_RANGE * (at(dot, 2) - light(dot))) / 1.772);
      red[chroma] = Math.round(CHROMA_ZERO + (CHROMA_RANGE * (at(dot, 0) - light(dot))) / 1.402);
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, blue, red]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\n`), frame, frame]);
}
