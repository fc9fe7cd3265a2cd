import type { RefusedFacts } from '$lib/classroom/refusals';
import type { App as Application } from '$lib/server/app';
import type { Actor } from '$lib/server/services/actor';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Number under which the log holds the details. */
			id?: string;
			/** Why a service refused, where one did. */
			refused?: RefusedFacts;
		}
		interface PageData {
			/** Who is signed in, for the header; null for a visitor. */
			user?: { name: string; siteRole: 'admin' | 'instructor' | 'student' } | null;
		}
		interface Locals {
			/** Interface language of this request. */
			locale: 'en' | 'zh';
			app: Application;
			actor: Actor;
			/** Token of the session, for signing out; null for a visitor. */
			sessionToken: string | null;
		}
	}
}

export {};
