import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { DrawnIcon } from '../../ui/drawn-icon.tsx';
import { CLOSE } from '../../ui/icon-paths.ts';
import { language, words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { hall, type ScreenName } from '../model/hall.ts';

const GROW = 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7';

type FramedScreenProps = {
  readonly name: ScreenName;
  readonly page: string;
  readonly onFrame?: (frame: HTMLIFrameElement | null) => void;
};

/**
 * A real screen at its real size, made small by one transform. It can be made as large as the window: the frame stays where it
 * is in the page, because a frame that is moved begins anew.
 */
export const FramedScreen = ({ name, page, onFrame }: FramedScreenProps): JSX.Element => {
  const w = words(hallWords).screens;
  // In the language that the page opened in; later each screen keeps the one that was chosen on it.
  const address = useMemo(() => `${page}${page.includes('?') ? '&' : '?'}lang=${language.peek()}`, [page]);
  const large = hall.large.value === name;
  useEffect(() => {
    if (!large) return;
    const shrink = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hall.large.value = null;
    };
    addEventListener('keydown', shrink);
    return () => removeEventListener('keydown', shrink);
  }, [large]);
  return (
    <div class={`screen screen--${name}${large ? ' is-large' : ''}`}>
      <div class="screen__veil" onClick={() => (hall.large.value = null)} aria-hidden="true" />
      <div class="screen__view">
        <iframe class="screen__frame" ref={onFrame ?? null} src={address} title={w[name]} allow="autoplay; camera" />
      </div>
      <div class="screen__tools">
        <a class="screen__tool" href={page} target="_blank" rel="noreferrer">
          {w.alone}
        </a>
        <button
          type="button"
          class="screen__tool"
          aria-label={large ? w.shrink : w.enlarge(w[name])}
          title={large ? w.shrink : w.enlarge(w[name])}
          onClick={() => {
            hall.large.value = large ? null : name;
          }}
        >
          <DrawnIcon path={large ? CLOSE : GROW} />
        </button>
      </div>
    </div>
  );
};
