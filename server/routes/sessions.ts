import { z } from 'zod';
import { branchId as branchIdForm } from '../../wire/http/fields.ts';
import {
  clerksAnswer,
  endSessionBody,
  type Role,
  type SignInPlace,
  screenAnswer,
  sessionAnswer,
  sessionBody,
  signInPlace,
} from '../../wire/http/people.ts';
import type { Identity } from '../people/identity.ts';
import { type Api, bearer } from './api.ts';
import { askingOf } from './asking.ts';

const tag = 'Screens and people';

const signsInAt: Readonly<Record<SignInPlace, readonly Role[]>> = {
  counter: ['clerk', 'supervisor'],
  office: ['supervisor', 'director', 'auditor'],
};

export function sessionRoutes(api: Api): void {
  const { house } = api;
  api.post(
    {
      path: '/api/sessions',
      summary: 'A clerk signs in with a PIN',
      tag,
      right: null,
      keyed: false,
      body: sessionBody,
      answer: sessionAnswer,
    },
    async (asked) => {
      const { branch, clerk, pin, place } = asked.body;
      const answer = await house.people.signIn(branch, clerk, pin, { address: asked.address(), place });
      switch (answer.kind) {
        case 'wait':
          return asked.problem(answer.because === 'own' ? 'pin_locked' : 'pin_guarded', {
            seconds: Math.ceil(answer.ms / 1_000),
          });
        case 'short_pin':
          return asked.problem('pin_too_short');
        case 'wrong_pin':
          return asked.problem('wrong_pin', { triesLeft: answer.triesLeft });
        case 'signed_in': {
          const { id, name, role } = answer.clerk;
          house.press.warm();
          return asked.c.json({ session: answer.session, clerk: id, name, role, place: answer.place });
        }
      }
    },
  );
  api.post(
    {
      path: '/api/sessions/end',
      summary: 'A clerk signs out: the session is refused from then on, and what is open with it is closed',
      tag,
      right: null,
      keyed: false,
      body: endSessionBody,
      answer: z.object({ ended: z.boolean() }),
    },
    (asked) => {
      const ended = asked.identity.kind === 'clerk' && asked.identity.id === asked.body.clerk;
      if (ended) {
        try {
          house.people.signOut(bearer(askingOf(asked.c)));
        } finally {
          // Also where a full disk lets nobody write down that it has ended.
          house.recheckSockets();
        }
      }
      return asked.c.json({ ended });
    },
  );
  api.get(
    {
      path: '/api/branches/{branch}/clerks',
      summary: 'The names of those who sign in at a place of this branch; to who is signed in, of everybody',
      tag,
      right: null,
      answer: clerksAnswer,
      query: { at: 'The place: `counter` (when left out) or `office`' },
    },
    (asked) => {
      const { identity, branchId } = asked;
      const place = signInPlace.safeParse(asked.c.req.query('at')).data ?? 'counter';
      const signedIn = identity.kind === 'clerk' && identity.branch === branchId;
      const clerks = house.keys
        .clerks(branchId)
        .filter(({ role }) => signedIn || signsInAt[place].includes(role))
        .map(({ id, name }) => ({ id, name }));
      return asked.c.json({ clerks });
    },
  );
  api.get(
    {
      path: '/api/screens/{kind}',
      summary: 'What a page asks first: which house this is, and who the page is in it',
      tag,
      right: null,
      answer: screenAnswer,
      query: {
        device: 'In demo mode: which kiosk or display the page wants to be',
        branch: 'Another branch than the house’s own',
      },
    },
    (asked) =>
      asked.c.json(
        screenOf(asked.params.kind ?? '', asked.identity, asked.c.req.query('device'), asked.c.req.query('branch')),
      ),
  );

  function screenOf(kind: string, identity: Identity, wanted: string | undefined, wantedBranch: string | undefined) {
    const asked = branchIdForm.safeParse(identity.kind === 'device' ? identity.branch : (wantedBranch ?? house.home));
    const id = asked.success && house.branches.has(asked.data) ? asked.data : house.home;
    const catalogue = house.branches.get(id)?.folded().state.line.plan?.catalogue;
    const own = identity.kind === 'device' ? identity.id : wanted;
    const device = catalogue?.devices.find((other) => other.kind === kind && (own === undefined || other.id === own));
    const token = device === undefined ? undefined : house.demoTokens.get(`${id}/${device.id}`);
    // A page without a token of its own is a device in demo mode only.
    const known = identity.kind === 'device' || token !== undefined ? device : undefined;
    return {
      mode: house.mode,
      branch: id,
      timeZone: catalogue?.branch.timeZone ?? 'Asia/Ho_Chi_Minh',
      publicUrl: house.publicUrl,
      device: known?.id ?? null,
      token: token ?? null,
      printer: known?.printer ?? null,
      zone: known?.zone ?? null,
    };
  }
}
