import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** The quiet zone the standard asks for, in modules. */
const QUIET = 4;

/** One path of a run per row: a third of the elements' weight, and no hairlines between modules when scaled. */
const pathOf = (modules: readonly (readonly boolean[])[]): string =>
  modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x++) {
        const from = x;
        while (row[x] === true) x++;
        if (x > from) runs.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h-${x - from}z`);
      }
      return runs;
    })
    .join('');

/** A QR picture, black on white in every theme. Only pages that import this file carry the encoder (about 5 kB gzipped). */
export const QrPicture = ({ text, label }: { text: string; label: string }): JSX.Element => {
  const { path, side } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 0 });
    return { path: pathOf(code.data), side: code.size + 2 * QUIET };
  }, [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} fill="currentcolor" />
    </svg>
  );
};
