import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Desk } from '../console/desk.ts';

/** What a scan means while this dialog is open. */
export function useScan(desk: Desk, take: (text: string) => void): void {
  const newest = useRef(take);
  newest.current = take;
  useLayoutEffect(() => desk.takeScans((text) => newest.current(text)), [desk]);
}
