import {
	askToMove,
	onRequest,
	VOICES,
	type ConsentMove,
	type MoveRequest,
	type Voice
} from '../../classroom/forming/consent.ts';
import { newId } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note, notesOf, type AuditRow } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { memberById, namesOf } from '../stores/members.ts';
import {
	insertMove,
	moveRequestById,
	moveRequestsOf,
	openMoveOf,
	updateMove,
	type MoveRow
} from '../stores/move-requests.ts';
import { placesOf, playingTeams, putPlace, teamById } from '../stores/teams.ts';
import { namesOf as accountNames } from '../stores/users.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { mayInClass } from './capabilities.ts';
import { settleCaptains } from './captaincy.ts';
import { lines } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** A change of team as those see it who have a word in it, and the staff. */
export interface MoveCard {
	id: string;
	student: string;
	from: string;
	to: string;
	state: MoveRow['state'];
	/** Whose yes is still wanted; empty once it is decided. A company without a captain leaves it to the staff. */
	waiting: Voice[];
	/** The reader's own word is wanted. */
	myTurn: boolean;
	/** The reader has asked for it and may take it back. */
	mine: boolean;
	log: { by: string; said: MoveRow['log'][number]['said']; at: number; why: string }[];
	at: number;
}

/** A line of what has happened to the companies of a class. */
export interface TeamNote {
	id: string;
	what: string;
	by: string;
	at: number;
	/** Names by what they are: `member`, `from`, `to`, `team`; figures as they are. */
	about: Record<string, string | number | boolean | null>;
}

/** Longest reason, in characters. */
const MAX_WHY = 300;
/** Lines of the log that a page shows, out of so many notes of any kind. */
const LOG_LINES = 100;
const LOG_DEPTH = 1_000;
const ABOUT_TEAMS = /^(team|draft)\./;

/** Changes of team by consent of the student and both captains, or by decision of the staff. */
export function makeTeamMoves({ store, live, now }: Deps) {
	const { db, t, tx } = store;
	const isStaff = (access: ClassAccess) => mayInClass(access.role, 'class.manage');

	/** Captains as they are now, and how many the other team has. */
	async function facts(db: Db, classId: string, from: string | null, to: string | null) {
		const places = await placesOf(db, t, classId);
		const captainOf = (team: string | null) =>
			places.find((p) => p.teamId === team && p.captain)?.memberId ?? null;
		return {
			places,
			captains: { from: captainOf(from), to: captainOf(to) },
			room: { members: places.filter((p) => p.teamId === to).length }
		};
	}

	const requestOf = (row: MoveRow, captains: MoveRequest['captains']): MoveRequest => ({
		...{ student: row.memberId, from: row.fromTeam ?? '', to: row.toTeam ?? '', captains },
		...{ state: row.state, consents: row.consents, log: row.log }
	});

	/** Nothing is left to move: the student is elsewhere by now, or a company is gone. */
	const isVoid = (row: MoveRow, places: readonly { memberId: string; teamId: string }[]) =>
		row.fromTeam === null ||
		row.toTeam === null ||
		places.find((p) => p.memberId === row.memberId)?.teamId !== row.fromTeam;

	/** @throws Refused `company.playing`: then only the staff move people */
	async function notPlaying(db: Db, classId: string, teams: readonly string[]): Promise<void> {
		const playing = await playingTeams(db, t, classId);
		if (teams.some((id) => playing.has(id))) throw new Refused('company.playing');
	}

	/** Says something about a request; with the last yes the student moves. */
	async function speak(access: ClassAccess, id: string, move: ConsentMove): Promise<void> {
		const classId = access.class.id;
		await tx(async (db) => {
			await holdClass(db, t, classId);
			const row = await moveRequestById(db, t, classId, id);
			if (!row) throw new Refused('move.unknown');
			const { places, captains, room } = await facts(db, classId, row.fromTeam, row.toTeam);
			if (row.state === 'open' && isVoid(row, places)) throw new Refused('move.settled');
			const next = onRequest(requestOf(row, captains), move, room);
			if ('refused' in next) throw new Refused(next.refused, undefined, next.params);
			const { state, consents, log } = next;
			await updateMove(db, t, id, { state, consents: [...consents], log: [...log] });
			if (state !== 'agreed') return;
			if (move.type !== 'decide') await notPlaying(db, classId, [row.fromTeam!, row.toTeam!]);
			if (move.type !== 'decide' && captains.from === row.memberId)
				throw new Refused('move.isCaptain');
			await putPlace(db, t, {
				...{ memberId: row.memberId, teamId: row.toTeam!, captain: false, roles: [] },
				joinedAt: now()
			});
			await settleCaptains(db, t, classId);
			const why = log.at(-1)!.why;
			const about = {
				...{ member: row.memberId, from: row.fromTeam, to: row.toTeam, request: id },
				...(why !== '' && { why })
			};
			await note(db, t, lineOf(access, 'team.moved', about, now()));
		});
		live.publish(`class:${classId}`);
	}

	/** @throws Refused `move.reason` when it is empty though it must not be, or too long */
	function reason(typed: string): string {
		const why = lines(typed);
		if (why.length > MAX_WHY) throw new Refused('move.reason', 'why', { max: MAX_WHY });
		return why;
	}

	return {
		/**
		 * Asks that a student change to another company: the student, or the captain of either company.
		 * @throws Refused `move.…`, `company.unknown`, `company.playing`, `member.unknown`
		 */
		async ask(actor: Actor, classId: string, memberId: string, toTeam: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'team.choose');
			const by = access.member?.id;
			if (!by) throw new Refused('access.forbidden');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const student = await memberById(db, t, classId, memberId);
				if (student?.role !== 'student' || student.status !== 'active')
					throw new Refused('member.unknown');
				const target = await teamById(db, t, classId, toTeam);
				if (!target) throw new Refused('company.unknown', 'team');
				const from = (await placesOf(db, t, classId)).find((p) => p.memberId === memberId);
				if (!from) throw new Refused('move.noTeam');
				const { places, captains, room } = await facts(db, classId, from.teamId, toTeam);
				const asked = { student: memberId, from: from.teamId, to: toTeam, captains, by };
				const request = askToMove({ ...asked, at: now().getTime() }, room);
				if ('refused' in request) throw new Refused(request.refused, undefined, request.params);
				await notPlaying(db, classId, [from.teamId, toTeam]);
				const open = await openMoveOf(db, t, memberId);
				if (open && !isVoid(open, places)) throw new Refused('move.exists');
				// What has become void makes room for the new one.
				if (open)
					await updateMove(db, t, open.id, {
						...{ state: 'withdrawn', consents: open.consents, log: open.log }
					});
				const fromTeam = (await teamById(db, t, classId, from.teamId))!;
				await insertMove(db, t, {
					...{ id: newId(), classId, memberId, fromTeam: from.teamId, toTeam },
					...{ fromName: fromTeam.name, toName: target.name, state: request.state },
					...{ consents: [...request.consents], log: [...request.log], createdAt: now() }
				});
			});
			live.publish(`class:${classId}`);
		},

		/** A yes, a no, or taking back what one has asked for. @throws Refused `move.…`, `company.playing` */
		async say(
			actor: Actor,
			classId: string,
			id: string,
			said: 'agree' | 'refuse' | 'withdraw',
			why = ''
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'team.choose');
			const by = access.member?.id;
			if (!by) throw new Refused('move.notAsked');
			const at = now().getTime();
			await speak(
				access,
				id,
				said === 'refuse' ? { type: said, by, at, why: reason(why) } : { type: said, by, at }
			);
		},

		/** The staff decide, whatever the others have said, also while the company plays. @throws Refused `move.reason`, … */
		async decide(
			actor: Actor,
			classId: string,
			id: string,
			agreed: boolean,
			why: string
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const at = now().getTime();
			const by = access.member?.id ?? access.user.id;
			await speak(access, id, { type: 'decide', by, at, agreed, why: reason(why) });
		},

		/** For the staff all of them, for students those in which they have a word. The newest first. */
		async list(actor: Actor, classId: string): Promise<MoveCard[]> {
			const access = await inClass(store, actor, classId, 'class.view');
			const me = access.member?.id;
			const places = await placesOf(db, t, classId);
			const captainOf = (team: string | null) =>
				places.find((p) => p.teamId === team && p.captain)?.memberId ?? null;
			const rows = await moveRequestsOf(db, t, classId);
			const names = await namesOf(
				db,
				t,
				classId,
				rows.flatMap((row) => [row.memberId, ...row.log.map(({ by }) => by)])
			);
			return rows.flatMap((row): MoveCard[] => {
				const captains = { from: captainOf(row.fromTeam), to: captainOf(row.toTeam) };
				const voice = (v: Voice) => (v === 'student' ? row.memberId : captains[v]);
				const state = row.state === 'open' && isVoid(row, places) ? 'withdrawn' : row.state;
				const wanted = (v: Voice) => !row.consents.includes(v);
				const waiting = state === 'open' ? VOICES.filter(wanted) : [];
				const concerned = VOICES.some((v) => voice(v) === me) || row.log[0]?.by === me;
				if (!isStaff(access) && !concerned) return [];
				return [
					{
						...{ id: row.id, state, waiting, from: row.fromName, to: row.toName },
						student: names[row.memberId] ?? '',
						myTurn: me !== undefined && waiting.some((v) => voice(v) === me),
						mine: state === 'open' && row.log[0]?.by === me,
						log: row.log.map((line) => ({ ...line, by: names[line.by] ?? '' })),
						at: row.createdAt.getTime()
					}
				];
			});
		},

		/** What has happened to the companies of the class, the newest first; for the staff. */
		async log(actor: Actor, classId: string): Promise<TeamNote[]> {
			await inClass(store, actor, classId, 'class.manage');
			const rows = (await notesOf(db, t, classId, LOG_DEPTH))
				.filter(({ what }) => ABOUT_TEAMS.test(what))
				.slice(0, LOG_LINES);
			return named(rows);
		}
	};

	/** Names instead of ids; companies that are gone keep none. */
	async function named(rows: readonly AuditRow[]): Promise<TeamNote[]> {
		const classId = rows[0]?.classId;
		if (!classId) return [];
		const text = (value: unknown) => (typeof value === 'string' ? value : '');
		const people = await namesOf(
			db,
			t,
			classId,
			rows.map(({ about }) => text(about.member))
		);
		const ids = rows.flatMap(({ about }) => [about.from, about.to, about.team].map(text));
		const companies = new Map<string, string>();
		for (const id of new Set(ids.filter((id) => id !== '')))
			companies.set(id, (await teamById(db, t, classId, id))?.name ?? '');
		const authors = await accountNames(
			db,
			t,
			rows.flatMap(({ actorId }) => actorId ?? [])
		);
		return rows.map(({ id, what, actorId, about, at }) => ({
			...{ id, what, by: authors.get(actorId ?? '') ?? '', at: at.getTime() },
			about: {
				...about,
				...(about.member && { member: people[text(about.member)] ?? '' }),
				...(about.from && { from: companies.get(text(about.from)) ?? '' }),
				...(about.to && { to: companies.get(text(about.to)) ?? '' }),
				...(about.team && { team: companies.get(text(about.team)) || (about.name ?? '') })
			}
		}));
	}
}

export type TeamMoves = ReturnType<typeof makeTeamMoves>;
