import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { queries } from '../../wire/endpoints.ts';
import type { DossierAnswer } from '../../wire/http/dossiers.ts';
import type { Desk } from '../console/desk.ts';
import type { DossierCode } from '../views.ts';

/**
 * A dossier with whose it is: personal data, asked for only while a clerk looks at it, and kept nowhere.
 * @param as what is known of it already: asked anew when that changes.
 */
export function useDossier(desk: Desk, code: DossierCode, as = ''): ReadonlySignal<DossierAnswer | null> {
  const found = useSignal<DossierAnswer | null>(null);
  const { client, screen } = desk.link;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the dossier has changed
  useEffect(() => {
    let gone = false;
    void client.ask(queries.dossier(screen.branch, code)).then((answer) => {
      if (!gone && answer.ok) found.value = answer.value;
    });
    return () => {
      gone = true;
    };
  }, [client, screen, code, found, as]);
  return found;
}
