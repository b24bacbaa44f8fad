import type { VoicePack } from '../../words/voice-pack.ts';

/** The clips of one voice pack, fetched and decoded when they are first wanted. */
export interface Clips {
  /**
   * Null for a clip that is missing or cannot be decoded; asked again it is tried again.
   * @param withinMs null then too, while it is fetched on: who asks later has it.
   */
  get(name: string, withinMs?: number): Promise<AudioBuffer | null>;
}

/** @param folder ends in a slash: `/voice/` */
export function openClips(audio: BaseAudioContext, folder: string): Clips {
  const buffers = new Map<string, Promise<AudioBuffer>>();
  let manifest: Promise<VoicePack> | null = null;

  const readManifest = (): Promise<VoicePack> => {
    manifest ??= fetched(`${folder}manifest.json`).then((response) => response.json() as Promise<VoicePack>);
    return manifest;
  };
  const load = async (name: string): Promise<AudioBuffer> => {
    const clip = (await readManifest()).clips[name];
    if (clip === undefined) throw new Error(`the voice pack has no ${name}`);
    const response = await fetched(folder + clip.file);
    return audio.decodeAudioData(await response.arrayBuffer());
  };
  const fetchOnce = async (name: string): Promise<AudioBuffer | null> => {
    const known = buffers.get(name) ?? load(name);
    buffers.set(name, known);
    try {
      return await known;
    } catch {
      buffers.delete(name);
      manifest = null;
      return null;
    }
  };
  const get = (name: string, withinMs?: number): Promise<AudioBuffer | null> =>
    withinMs === undefined ? fetchOnce(name) : Promise.race([fetchOnce(name), nothingAfter(withinMs)]);
  return { get };
}

/** A slow line brings a clip within seconds; after this the line is dead, and another try is better. */
const FETCH_WITHIN_MS = 20_000;

const nothingAfter = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_WITHIN_MS) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
