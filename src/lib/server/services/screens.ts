import type { Game } from '#sim/game.ts';
import { instructorView, stageView } from '#sim/view/public.ts';
import type {
	Attendance,
	ClosingPreview,
	ConsoleFacts,
	Lobby,
	StageFacts
} from '../../game/live-types.ts';
import { waitingFrom } from '../stores/drafts.ts';
import { seatsOf, type SeatRow } from '../stores/games.ts';
import { currentCode } from '../stores/join-codes.ts';
import { membersOf } from '../stores/members.ts';
import { crewOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { BREAK } from './auto-months.ts';
import { mayInClass } from './capabilities.ts';
import { closingPreview, coverOf } from './cover.ts';
import type { GameDeps } from './deps.ts';
import { clockOf } from './desks.ts';
import { noticeTo } from './notices.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import { inGame } from './seats.ts';

/** What a lesson is led and shown with: the console, and the stage on the projector. */
export function makeScreens(deps: GameDeps) {
	const { store, now, presence } = deps;
	const { db, t } = store;

	/** @param code whether the way in is shown */
	async function lobbyOf(gameId: string, classId: string, code: boolean): Promise<Lobby> {
		const seats = await seatsOf(db, t, gameId);
		const named = await play(deps, gameId, ({ game }) =>
			seats.map(({ company, teamId }) => {
				const { name, color } = game.teamOf(company)!;
				return { teamId, name, color };
			})
		);
		const door = code ? await currentCode(db, t, classId, 'code') : undefined;
		const good = door && (door.expiresAt === null || door.expiresAt > now());
		const students = (await membersOf(db, t, classId)).filter(
			({ role, status }) => role === 'student' && status === 'active'
		);
		const crew = await crewOf(
			db,
			t,
			seats.map(({ teamId }) => teamId)
		);
		const companies = named.map(({ teamId, name, color }) => {
			const people = crew.filter(({ place }) => place.teamId === teamId);
			const joined = people.filter(({ member }) => member.userId !== null).length;
			return { name, color, joined, members: people.length };
		});
		const joined = students.filter(({ userId }) => userId !== null).length;
		const others = joined - companies.reduce((sum, company) => sum + company.joined, 0);
		return {
			code: good ? door.code : null,
			...{ companies, others, joined },
			students: students.length
		};
	}

	/** Who of each company is there, and whether they get anywhere. */
	function attendanceOf(
		gameId: string,
		game: Game,
		seats: readonly SeatRow[],
		members: ReadonlyMap<string, number>
	): Attendance[] {
		const here = new Map(presence.of(gameId).map((company) => [company.company, company]));
		const open = game.state.phase === 'open';
		return seats.map(({ company, teamId }) => {
			const { connected = 0, idle = false, lastActive = null } = here.get(company) ?? {};
			const team = game.teamOf(company)!;
			const nothing = team.acted + team.claims.length + team.plan.length === 0;
			const state =
				connected === 0 ? 'away' : !idle ? 'active' : open && nothing ? 'stuck' : 'idle';
			return { company, members: members.get(teamId) ?? 0, connected, state, lastActive };
		});
	}

	return {
		async console(actor: Actor, gameId: string): Promise<ConsoleFacts> {
			const { class: own } = await inGame(store, actor, gameId, 'game.run');
			const seats = await seatsOf(db, t, gameId);
			const crew = await crewOf(
				db,
				t,
				seats.map(({ teamId }) => teamId)
			);
			const members = new Map(
				seats.map(({ teamId }) => [
					teamId,
					crew.filter(({ place }) => place.teamId === teamId).length
				])
			);
			const notice = await noticeTo(store, gameId);
			return play(deps, gameId, ({ game, row }) => ({
				classId: own.id,
				title: row.title,
				lesson: clockOf(row, 0, now()),
				monthSeconds: row.monthSeconds,
				breakSeconds: row.breakSeconds ?? BREAK,
				opened: row.revealed,
				seated: seats.map((seat) => seat.company),
				practice: game.state.practice,
				attendance: attendanceOf(gameId, game, seats, members),
				notice,
				cover: coverOf(game),
				seq: game.state.seq,
				view: instructorView(game.world, game.monthHashes.at(-1) ?? null)
			}));
		},

		/** For everyone in the class: there are no secrets in it. The code is for those who lead the lesson. */
		async stage(actor: Actor, gameId: string): Promise<StageFacts> {
			const { class: own, role } = await inGame(store, actor, gameId, 'game.watch');
			const mayRun = mayInClass(role, 'game.run');
			const notice = await noticeTo(store, gameId);
			const lobby = await lobbyOf(gameId, own.id, mayRun);
			return play(deps, gameId, ({ game, row }) => {
				const named = game.start.scenario.rivals === 'named';
				const teams = named ? game.state.teams : [];
				return {
					classId: own.id,
					title: row.title,
					lesson: clockOf(row, 0, now()),
					mayRun,
					names: Object.fromEntries(teams.map((team) => [team.id, team.name])),
					notice: notice?.onStage ? notice : null,
					cover: coverOf(game),
					lobby,
					seq: game.state.seq,
					view: stageView(game.world, row.revealed)
				};
			});
		},

		/**
		 * What closing the month now would do.
		 * @throws Refused `game.ended`, `game.monthClosed` when no month is open
		 */
		async preview(actor: Actor, gameId: string): Promise<ClosingPreview> {
			await inGame(store, actor, gameId, 'game.run');
			const seats = await seatsOf(db, t, gameId);
			const waiting = await waitingFrom(db, t, gameId, 0);
			return play(deps, gameId, ({ game, row }) => {
				if (row.status !== 'running') throw new Refused('game.ended');
				const { phase, month } = game.state;
				if (phase !== 'open' && phase !== 'paused') throw new Refused('game.monthClosed');
				const drafts = new Map(
					seats.map(({ company, teamId }) => [
						company,
						waiting.filter((d) => d.teamId === teamId && d.month === month).length
					])
				);
				return closingPreview(game, drafts);
			});
		}
	};
}
