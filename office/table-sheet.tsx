import type { ComponentChildren, JSX } from 'preact';

type TableSheetProps = {
  readonly title: string;
  /** On a narrow screen each row becomes a card: drawn by hand (cards.css), or of its cells with their columns' names (pairs.css). */
  readonly narrow: 'cards' | 'pairs';
  readonly children: ComponentChildren;
};

/** A table with its heading. What is too wide even so is pushed sideways, by the arrow keys too. */
export const TableSheet = ({ title, narrow, children }: TableSheetProps): JSX.Element => (
  <section class="panel sheet">
    <h2 class="sheet__title">{title}</h2>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus */}
    {/* biome-ignore lint/a11y/useSemanticElements: the section around it has the heading */}
    <div class="sheet__scroll" role="region" aria-label={title} tabIndex={0}>
      <table class={`table table--${narrow}`}>{children}</table>
    </div>
  </section>
);
