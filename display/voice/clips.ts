import type { VoicePack } from '../../words/voice-pack.ts';

/** The clips of one voice pack, fetched and decoded when they are first wanted. */
export interface Clips {
  /** Null for a clip that is missing or cannot be decoded; asked again it is tried again. */
  get(name: string): Promise<AudioBuffer | null>;
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
  const get = async (name: string): Promise<AudioBuffer | null> => {
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
  return { get };
}

/** A clip that has not come by now would only make the next call late. */
const CLIP_WITHIN_MS = 5_000;

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(CLIP_WITHIN_MS) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}
