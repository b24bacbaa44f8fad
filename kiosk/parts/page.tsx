import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type PageProps = {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Stands beside the title: a button, such as the search. */
  readonly aside?: ComponentChildren;
  /** What is only looked at: the low-reach layout leaves it above what is touched. */
  readonly above?: ComponentChildren;
  readonly class?: string;
  readonly children?: ComponentChildren;
};

/** One question a screen: the question above, its answers below, where the hand is. A new question takes the focus, so that readers say it. */
export const Page = ({ title, hint, aside, above, class: extra, children }: PageProps): JSX.Element => {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new question is read once
  useEffect(() => {
    // A kiosk in a frame beside other screens must not take the keyboard from them when it goes home by itself.
    if (document.hasFocus()) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main class={extra === undefined ? 'page' : `page ${extra}`}>
      <div class="page__head">
        <div class="page__words">
          <h1 ref={heading} class="page__title" tabIndex={-1}>
            {title}
          </h1>
          {hint === undefined || hint === '' ? null : <p class="page__hint">{hint}</p>}
        </div>
      </div>
      {above === undefined ? null : <div class="page__above">{above}</div>}
      <div class="page__body">
        {aside === undefined ? null : <div class="page__aside">{aside}</div>}
        {children}
      </div>
    </main>
  );
};
