import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

// The whole TTF files: the browser's fonts are split into subsets, and a Vietnamese word would change font in its middle.
const FILES = {
  regular: '500Medium/BeVietnamPro_500Medium.ttf',
  strong: '700Bold/BeVietnamPro_700Bold.ttf',
  number: '800ExtraBold/BeVietnamPro_800ExtraBold.ttf',
} as const;

/** Nothing thinner than Medium: a thermal head loses hairlines. */
export type Weight = keyof typeof FILES;

let registered = false;

/** The value for a canvas' `font`, in dots. The files are registered on the first call. Throws if one is missing. */
export function paperFont(weight: Weight, sizeDots: number): string {
  if (!registered) register();
  return `${sizeDots}px "motcua-paper-${weight}"`;
}

function register(): void {
  const { resolve } = createRequire(import.meta.url);
  for (const [weight, file] of Object.entries(FILES)) {
    const path = resolve(`@expo-google-fonts/be-vietnam-pro/${file}`);
    // A family of its own for each weight: the canvas then never picks a neighbour.
    if (GlobalFonts.registerFromPath(path, `motcua-paper-${weight}`) === null)
      throw new Error(`font not loaded: ${file}`);
  }
  registered = true;
}
