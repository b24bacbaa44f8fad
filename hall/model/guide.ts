/** The three steps of a first visit; each is done once and stays done. */
export type GuideStep = 'take' | 'call' | 'listen';
export type Guide = Readonly<Record<GuideStep, boolean>>;

export const newGuide: Guide = { take: false, call: false, listen: false };

export const stepDone = (guide: Guide, step: GuideStep): Guide => (guide[step] ? guide : { ...guide, [step]: true });

export const nextStep = (guide: Guide): GuideStep | null =>
  (['take', 'call', 'listen'] as const).find((step) => !guide[step]) ?? null;
