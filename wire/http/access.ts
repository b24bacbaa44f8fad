import { z } from 'zod';
import { instant } from './fields.ts';

/** Who read whose personal data: the dossiers by their codes, never what was in them. */
export const accessAnswer = z
  .object({
    rows: z.array(
      z.object({
        seq: z.int(),
        at: instant,
        /** `clerk:lan` */
        who: z.string(),
        /** Null for somebody who is registered no longer. */
        name: z.string().nullable(),
        /** Null once the time for which it is kept is over. */
        read: z
          .object({
            what: z.enum(['search', 'dossier', 'receipt', 'correction', 'erasure']),
            by: z.enum(['code', 'number', 'name']).nullable(),
            dossiers: z.array(z.string()),
          })
          .nullable(),
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'Access' });
export type AccessAnswer = z.output<typeof accessAnswer>;
