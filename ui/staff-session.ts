import type { SessionAnswer } from '../wire/http/people.ts';

/** Who is signed in on this page. It lives as long as the tab: a crashed page resumes, a closed one does not. */
export interface StaffSession {
  readonly session: SessionAnswer['session'];
  readonly clerk: SessionAnswer['clerk'];
  readonly name: string;
  readonly role: SessionAnswer['role'];
}

export interface SessionStore {
  read(): StaffSession | null;
  keep(session: StaffSession): void;
  forget(): void;
}

export function sessionStore(room: 'counter' | 'office', storage: Storage = sessionStorage): SessionStore {
  const key = `motcua.session.${room}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isSession(kept) ? kept : null;
      } catch {
        return null;
      }
    },
    keep: ({ session, clerk, name, role }) => storage.setItem(key, JSON.stringify({ session, clerk, name, role })),
    forget: () => storage.removeItem(key),
  };
}

const isSession = (kept: unknown): kept is StaffSession =>
  typeof kept === 'object' &&
  kept !== null &&
  ['session', 'clerk', 'name', 'role'].every((name) => typeof Reflect.get(kept, name) === 'string');
