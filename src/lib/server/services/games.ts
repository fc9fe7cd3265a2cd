import { makeStart, seedFrom } from '#sim/start.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import { botNamed } from '#sim/bots/index.ts';
import { newId, newToken } from '../auth/secrets.ts';
import { addGame, gamesOf, gamesOfTeam, type GameRow } from '../stores/games.ts';
import { crewOf, placeOf, teamsOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { BREAK, checkAuto } from './auto-months.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';
import { scenarioOfClass } from './scenarios.ts';

/** Companies in one game at most: what the engine takes. */
export const MAX_COMPANIES = 40;

/** What an instructor chooses for a new game; what is left out is the scenario's. */
export interface GameChoices {
	title: string;
	/** Id of a product's scenario, or `own:ID@VERSION` for one of the class's own. */
	scenario: string;
	/** Empty = drawn now. */
	seed?: string;
	/** Teams that take part; default: all of the class that have a member. */
	teams?: string[];
	/** Bots for further companies, each with the name of its company. */
	bots?: { bot: string; name: string }[];
	access?: 'race' | 'sealed';
	decisionMode?: 'direct' | 'confirm';
	/** Fen above which a member's action waits for the captain; null = no limit. */
	approvalLimit?: number | null;
	/** Length of an open month; null = until the instructor closes it. */
	monthSeconds?: number | null;
	/** Whether months follow each other by themselves. */
	auto?: boolean;
	/** Seconds between the results of a month and the next one, where they do. */
	breakSeconds?: number;
	/** When the first of them opens; null = by hand. */
	opensAt?: Date | null;
	/** Whether the first months are practice, wiped by a clean start. */
	practice?: boolean;
}

/** Largest limit of spending, in fen: what a scenario's capital may be at most. */
const MAX_LIMIT = 100_000_000_000;
/** So far ahead a first month may be planned, in milliseconds. */
const MAX_AHEAD = 60 * 86_400_000;

/** @throws Refused `game.approvalLimit`, `game.opensAt`, `game.monthLength`, `game.breakLength` */
function check(choices: GameChoices, at: Date): void {
	const { opensAt, auto, breakSeconds } = choices;
	const limit = choices.approvalLimit ?? null;
	const monthSeconds = choices.monthSeconds ?? null;
	if (limit !== null && !(Number.isInteger(limit) && limit >= 100 && limit <= MAX_LIMIT))
		throw new Refused('game.approvalLimit', 'approval', { max: MAX_LIMIT / 100 });
	checkAuto({
		on: auto ?? false,
		...(monthSeconds !== null && { monthSeconds }),
		...(breakSeconds !== undefined && { breakSeconds })
	});
	const ahead = opensAt ? opensAt.getTime() - at.getTime() : 0;
	if (auto && (Number.isNaN(ahead) || ahead < -60_000 || ahead > MAX_AHEAD))
		throw new Refused('game.opensAt', 'opens');
}

/** A game as lists show it. */
export interface GameFacts extends Pick<GameRow, 'id' | 'title' | 'status' | 'createdAt'> {
	/** Whether the asking person's team takes part. */
	mine: boolean;
}

export type Games = ReturnType<typeof makeGames>;

export function makeGames(deps: Deps) {
	const { store, live, now } = deps;

	return {
		/** @throws Refused `game.noCompanies`, `game.tooManyCompanies`, `class.archived`, `form.invalid`, … */
		async create(actor: Actor, classId: string, choices: GameChoices): Promise<string> {
			await inOpenClass(store, actor, classId, 'class.manage');
			check(choices, now());
			const base = await scenarioOfClass(deps, classId, choices.scenario);
			const scenario = choices.access ? { ...base, access: choices.access } : base;
			const all = await teamsOf(store.db, store.t, classId);
			const crew = await crewOf(
				store.db,
				store.t,
				all.map((team) => team.id)
			);
			const wanted = new Set(choices.teams ?? crew.map(({ place }) => place.teamId));
			const teams = all.filter((team) => wanted.has(team.id));
			const bots = choices.bots ?? [];
			if (bots.some(({ bot }) => !botNamed(bot))) throw new Refused('form.invalid', 'bots');
			const companies = teams.length + bots.length;
			if (companies === 0) throw new Refused('game.noCompanies');
			if (companies > MAX_COMPANIES)
				throw new Refused('game.tooManyCompanies', 'bots', { max: MAX_COMPANIES });
			const start = makeStart({
				scenario,
				seed: choices.seed || seedFrom(newToken()),
				teams: [...teams.map(({ name, color }) => ({ name, color })), ...bots],
				practice: choices.practice ?? false
			});
			const id = newId();
			const game: GameRow = {
				id,
				classId,
				title: choices.title,
				engine: ENGINE_VERSION,
				start: JSON.stringify(start),
				status: 'running',
				decisionMode: choices.decisionMode ?? 'direct',
				approvalLimit: choices.approvalLimit ?? null,
				monthSeconds: choices.monthSeconds ?? null,
				auto: choices.auto ?? false,
				breakSeconds: choices.auto ? (choices.breakSeconds ?? BREAK) : null,
				opensAt: (choices.auto && choices.opensAt) || null,
				nextMoveAt: null,
				deadline: null,
				pausedLeft: null,
				revealed: -1,
				branchOf: null,
				createdAt: now(),
				endedAt: null
			};
			const seats = teams.map((team, i) => ({
				gameId: id,
				company: start.teams[i]!.id,
				teamId: team.id,
				extraTime: extraOf(crew, team.id)
			}));
			await store.tx((db) => addGame(db, store.t, game, seats));
			live.publish(`class:${classId}`);
			return id;
		},

		/** Games of a class, newest first, for everyone in it; `mine`: the actor's own team takes part. */
		async list(actor: Actor, classId: string): Promise<GameFacts[]> {
			const { member } = await inClass(store, actor, classId, 'class.view');
			const { db, t } = store;
			const rows = await gamesOf(db, t, classId);
			const place = member ? await placeOf(db, t, member.id) : undefined;
			const mine = place ? await gamesOfTeam(db, t, place.teamId) : new Set<string>();
			return rows.map(({ id, title, status, createdAt }) => ({
				id,
				title,
				status,
				createdAt,
				mine: mine.has(id)
			}));
		}
	};
}

/** The most extra time of any member of a team, percent. */
export const extraOf = (crew: Awaited<ReturnType<typeof crewOf>>, teamId: string): number =>
	Math.max(0, ...crew.filter((c) => c.place.teamId === teamId).map((c) => c.member.extraTime));
