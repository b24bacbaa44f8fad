import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { queries } from '../../wire/endpoints.ts';
import type { DossierAnswer } from '../../wire/http/dossiers.ts';
import type { Desk } from '../console/desk.ts';
import type { DossierCode } from '../views.ts';

/** A dossier with whose it is: personal data, asked for only while a clerk looks at it, and kept nowhere. */
export function useDossier(desk: Desk, code: DossierCode): ReadonlySignal<DossierAnswer | null> {
  const found = useSignal<DossierAnswer | null>(null);
  const { client, screen } = desk.link;
  useEffect(() => {
    let gone = false;
    void client.ask(queries.dossier(screen.branch, code)).then((answer) => {
      if (!gone && answer.ok) found.value = answer.value;
    });
    return () => {
      gone = true;
    };
  }, [client, screen, code, found]);
  return found;
}
