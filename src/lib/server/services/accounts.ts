import { makeLinks } from './account-links.ts';
import { makeBeginSession } from './begin-session.ts';
import type { Deps } from './deps.ts';
import { makePeople } from './people.ts';
import { makePersonalData } from './personal-data.ts';
import { makeProfile } from './profile.ts';
import { makeSignIn } from './sign-in.ts';

/** Everything that concerns a person's account, from the first administrator's link to erasure. */
export function makeAccounts(deps: Deps) {
	const beginSession = makeBeginSession(deps);
	return {
		beginSession,
		...makeSignIn(deps, beginSession),
		...makeLinks(deps, beginSession),
		...makeProfile(deps, beginSession),
		...makePeople(deps),
		...makePersonalData(deps)
	};
}

export type Accounts = ReturnType<typeof makeAccounts>;
