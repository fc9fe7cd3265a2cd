import type { GameState } from '#sim/world/state.ts';
import { newId } from '../auth/secrets.ts';
import { gate } from '../../classroom/tokens/gate.ts';
import { gamesOf, seatsOf, type GameRow } from '../stores/games.ts';
import { crewOf } from '../stores/teams.ts';
import { signInsOf } from '../stores/unit-people.ts';
import { unitsOf } from '../stores/units.ts';
import type { GameDeps } from './deps.ts';
import { perksOf, type Perk } from './perks.ts';
import { play } from './playing.ts';
import { masteryOf } from './quiz-mastery.ts';

/** Something that a class learns from, and how its students stand with it. */
export interface Learning {
	/** What the log of a game calls it: `signIn:ID`, `quiz:ID`. */
	cause: string;
	/** By member. Who is not in it has not passed. */
	progress: ReadonlyMap<string, { passed: boolean; excused: boolean }>;
}

/** Lists what students of a class may have learned, the oldest first; knows no actor and checks none. */
export type LearningSource = (deps: GameDeps, classId: string) => Promise<Learning[]>;

/** Lessons signed in to in time. */
export const signInLearning: LearningSource = async ({ store, now }, classId) => {
	const { db, t } = store;
	const units = (await unitsOf(db, t, classId)).filter(
		({ signIn, publishAt }) => signIn && publishAt && publishAt <= now()
	);
	return Promise.all(
		units.map(async ({ id }) => {
			const inTime = (await signInsOf(db, t, id)).filter(({ late }) => !late);
			const passed = { passed: true, excused: false };
			return {
				cause: `signIn:${id}`,
				progress: new Map(inTime.map((row) => [row.memberId, passed]))
			};
		})
	);
};

/** Published quizzes, passed as each of them asks. */
export const quizLearning: LearningSource = async (deps, classId) => {
	const quizzes = new Map<string, Map<string, { passed: boolean; excused: boolean }>>();
	for (const { quizId, memberId, passed, excused } of await masteryOf(deps, classId)) {
		const progress = quizzes.get(quizId) ?? new Map();
		quizzes.set(quizId, progress.set(memberId, { passed, excused }));
	}
	return [...quizzes].map(([id, progress]) => ({ cause: `quiz:${id}`, progress }));
};

/** A cause for each token that a team was awarded in front of the class, within the bound of perks. */
function perkCauses(perks: readonly Perk[], team: string): string[] {
	const own = perks.filter((perk) => perk.team === team && perk.what === 'token');
	const causes = own.flatMap(({ id, amount }) =>
		Array.from({ length: amount }, (_, n) => `perk:${id}:${n + 1}`)
	);
	return causes.slice(0, own[0]?.bound ?? 0);
}

/**
 * Turns learning into intelligence tokens of the games that a class plays: a team gets one when all of its members have
 * passed, and for what it was awarded. The engine bounds them; what a full month has no room for comes with the next month.
 */
export function makeTokens(deps: GameDeps, sources: readonly LearningSource[]) {
	const { store, log } = deps;
	const { db, t } = store;
	/** Month and phase in which a game was last looked at. */
	const seen = new Map<string, string>();

	/** Causes of tokens by company. */
	async function earnedIn(gameId: string, classId: string): Promise<Map<string, string[]>> {
		const seats = await seatsOf(db, t, gameId);
		const teams = seats.map(({ teamId }) => teamId);
		const crews = await crewOf(db, t, teams);
		const learned = (await Promise.all(sources.map((list) => list(deps, classId)))).flat();
		const perks = await perksOf(store, classId);
		return new Map(
			seats.map(({ company, teamId }) => {
				const members = crews
					.filter(({ place, member }) => place.teamId === teamId && member.role === 'student')
					.map(({ member }) => member.id);
				const earned = learned.filter(
					({ progress }) =>
						gate(
							{ kind: 'each' },
							members.map((member) => {
								const { passed = false, excused = false } = progress.get(member) ?? {};
								return { member, score: null, passed, excused };
							})
						).open
				);
				return [company, [...earned.map(({ cause }) => cause), ...perkCauses(perks, teamId)]];
			})
		);
	}

	/** Grants what the companies of a game have earned and not had. Doing it twice is doing it once. */
	async function catchUp(gameId: string, classId: string): Promise<void> {
		const earned = await earnedIn(gameId, classId);
		if ([...earned.values()].every((causes) => causes.length === 0)) return;
		await play(deps, gameId, ({ game, row }) => {
			if (row.status !== 'running') return;
			for (const [team, causes] of earned)
				for (const cause of causes) {
					const had = game.teamOf(team)?.tokens?.earned.some((grant) => grant.cause === cause);
					if (!had) game.submit({ type: 'grantToken', team, cause, id: newId() });
				}
		});
	}

	/** What somebody has just learned is kept whatever comes of the tokens: they come with the next month at the latest. */
	const quietly = (what: string, work: Promise<unknown>): Promise<void> =>
		work.then(
			() => undefined,
			(error: unknown) => log.error({ what, error: (error as Error).message }, 'tokens')
		);

	async function catchUpClass(classId: string): Promise<void> {
		for (const { id, status } of await gamesOf(db, t, classId))
			if (status === 'running') await catchUp(id, classId);
	}

	/** What is under way for a class, and what comes after it: a class that hands in at once is one look, not a hundred. */
	const underWay = new Map<string, Promise<void>>();
	const next = new Map<string, Promise<void>>();

	return {
		/** Called when somebody of a class may have passed something. */
		learned(classId: string): Promise<void> {
			const waiting = next.get(classId);
			if (waiting) return waiting;
			const look = (underWay.get(classId) ?? Promise.resolve()).then(() => {
				next.delete(classId);
				const done = quietly(classId, catchUpClass(classId));
				underWay.set(classId, done);
				return done;
			});
			next.set(classId, look);
			return look;
		},
		/** Called after every commit: a new month has room for what the last one had none for. */
		committed({ id, classId }: Readonly<GameRow>, { month, phase }: GameState): void {
			const now = `${month} ${phase}`;
			if (!/ (prepare|open)$/.test(now) || seen.get(id) === now) return;
			seen.set(id, now);
			void quietly(id, catchUp(id, classId));
		}
	};
}

export type Tokens = ReturnType<typeof makeTokens>;
