import { browserFolder, isPackaged, unpackedChromium } from './packaged-chromium.ts';

/** Before the workers of a run start: where their browser is. Browser tests find it unpacked, others pay nothing for it. */
export default async function runBrowser({ name }: { readonly name: string }): Promise<void> {
  if (process.env.CHROMIUM || !isPackaged) return;
  browserFolder();
  if (name.startsWith('e2e')) await unpackedChromium();
}
