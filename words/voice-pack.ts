/** What the display reads beside its clips: `manifest.json` of a voice pack, made by hardware/voice/make-clips.ts. */
export type VoiceClip = {
  /** Relative to the manifest: `vi/counter-3.flac`. Any format that the browser's decodeAudioData takes. */
  readonly file: string;
  /** Whole milliseconds, so that an announcement's length is known before a byte is fetched. */
  readonly durationMs: number;
};

export type VoicePack = {
  readonly name: string;
  /** By clip name (`vi/digit-0`, `sounds/chime`); see words/spoken.ts for the names. */
  readonly clips: Readonly<Record<string, VoiceClip>>;
};
