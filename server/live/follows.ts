import { z } from 'zod';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import type { FollowAnswer, Version } from '../../wire/socket.ts';
import { type Identity, strangerProblem } from '../people/identity.ts';
import type { Follower } from './deliveries.ts';
import { type Named, readTopic } from './projections.ts';
import type { Publisher } from './publisher.ts';
import type { Views } from './views.ts';

const version = z.object({ epoch: z.int(), seq: z.int() }).nullable();
/** A phone follows two topics, a console a handful; more is no screen of ours. */
const MOST_TOPICS = 40;

interface Parts {
  readonly publisher: Publisher;
  readonly views: Views;
  readonly problem: (name: ProblemName) => Problem;
}

/** What one socket follows. */
export interface Follows {
  readonly topics: ReadonlySet<string>;
  /** What a `follow` that was sent is answered. */
  follow(topic: unknown, have: unknown): FollowAnswer;
  unfollow(topic: unknown): void;
  end(): void;
}

export function createFollows(
  { publisher, views, problem }: Parts,
  follower: Follower,
  who: { readonly identity: Identity | null; readonly token: string | null },
  onFollow: (named: Named) => void,
): Follows {
  const topics = new Set<string>();
  const refused = (name: ProblemName): FollowAnswer => ({ ok: false, problem: problem(name) });

  function follow(topic: string, have: Version | null): FollowAnswer {
    const { identity, token } = who;
    if (identity === null) return refused(strangerProblem(token));
    const named = readTopic(topic);
    if (named === null) return refused('topic_unknown');
    if (!views.allows(identity, named)) return refused('not_allowed');
    const missing = views.missing(named);
    if (missing === null && topics.size >= MOST_TOPICS && !topics.has(topic)) return refused('too_many_requests');
    // Also where it is missing: what was followed until now is followed no more.
    if (!publisher.follow(follower, topic, named, have)) {
      topics.delete(topic);
      return refused(missing ?? 'topic_unknown');
    }
    topics.add(topic);
    onFollow(named);
    return { ok: true };
  }

  return {
    topics,
    follow(topic, have) {
      const given = version.safeParse(have ?? null);
      return typeof topic === 'string' && given.success ? follow(topic, given.data) : refused('invalid_body');
    },
    unfollow(topic) {
      if (typeof topic === 'string' && topics.delete(topic)) publisher.unfollow(follower, topic);
    },
    end() {
      for (const topic of topics) publisher.unfollow(follower, topic);
      topics.clear();
    },
  };
}
