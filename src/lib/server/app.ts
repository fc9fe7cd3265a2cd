import { limits } from './auth/limits.ts';
import { newId } from './auth/secrets.ts';
import { makeSessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import { openStore } from './db/open.ts';
import type { Store } from './db/store.ts';
import { GameHost } from './host/game-host.ts';
import { steadyClock } from './jobs/clock.ts';
import { Former } from './jobs/former.ts';
import { PreviewJobs } from './jobs/previews.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { Thinker } from './jobs/thinker.ts';
import { Bus } from './live/bus.ts';
import { Hub } from './live/hub.ts';
import { Presence } from './live/presence.ts';
import { Streams } from './live/streams.ts';
import { makeLog } from './log.ts';
import { makeMetrics, serveMetrics, type Metrics } from './metrics.ts';
import { makeAccounts, type Accounts } from './services/accounts.ts';
import { makeActivity, type Activity } from './services/activity.ts';
import { makeChats, type Chats } from './services/chats.ts';
import { choresOf, recoverClocks } from './services/chores.ts';
import { makeCrews, type Crews } from './services/crews.ts';
import type { Deps, GameDeps } from './services/deps.ts';
import { makeCopying, type Copying } from './services/copying.ts';
import { makeDesks, type Desks } from './services/desks.ts';
import { makeExports, type Exports } from './services/exports.ts';
import { makeDrafts, type Drafts } from './services/drafts.ts';
import { makeDiscussion, type Discussion } from './services/discussion.ts';
import { makeHandingIn, type HandingIn } from './services/handing-in.ts';
import { makeMaterials, type Materials } from './services/materials.ts';
import { makeSignIns, type SignIns } from './services/sign-ins.ts';
import { makeTasks, type Tasks } from './services/tasks.ts';
import { makeUnits, type Units } from './services/units.ts';
import { makeUploads, type Uploads } from './services/uploads.ts';
import { makeBankImport, type BankImport } from './services/bank-import.ts';
import { makeHints, type Hints } from './services/hints.ts';
import { makeQuizAnalysis, type QuizAnalysis } from './services/quiz-analysis.ts';
import { makeQuizBank, type QuizBank } from './services/quiz-bank.ts';
import { makeQuizGrading, type QuizGrading } from './services/quiz-grading.ts';
import { makeQuizTaking, type QuizTaking } from './services/quiz-taking.ts';
import { makeQuizzes, type Quizzes } from './services/quizzes.ts';
import { GameNews } from './services/game-news.ts';
import { makeGames, type Games } from './services/games.ts';
import { makeLessons, type Lessons } from './services/lessons.ts';
import { makeClassScenarios, type ClassScenarios } from './services/class-scenarios.ts';
import { makeClasses, type Classes } from './services/classes.ts';
import { makeDoors, type Doors } from './services/doors.ts';
import { makeForming, type Forming } from './services/forming.ts';
import { guardedBy } from './services/guarded-joining.ts';
import { makeJoining, type Joining } from './services/joining.ts';
import { makePreviews, type Previews } from './services/previews.ts';
import { makeResults, type Results } from './services/results.ts';
import { makeRosters, type Rosters } from './services/rosters.ts';
import { makeTeams, type Teams } from './services/teams.ts';
import { makeSpeaking, type SpeakingService } from './services/speaking.ts';
import { makeRewards, type Rewards } from './services/rewards.ts';
import { makeTokens, quizLearning, signInLearning } from './services/tokens.ts';
import { makeGrading, type Grading } from './services/grading.ts';
import { makeInbox, type Inbox } from './services/inbox.ts';
import { makePeer, type Peer } from './services/peer/index.ts';
import { makeAfterClass, type AfterClass } from './services/after-class/index.ts';
import { makeCaptainsDraft, type CaptainsDraft } from './services/captains-draft.ts';
import { makeIntroductions, type Introductions } from './services/introductions.ts';
import { makePlans, type Plans } from './services/plans.ts';
import { makeTeamMoves, type TeamMoves } from './services/team-moves.ts';
import { makeCourseFiles, type CourseFiles } from './services/course-files/index.ts';

/** The running application: one per process, handed to routes as `locals.app`. */
export interface App extends GameDeps {
	readonly streams: Streams;
	readonly accounts: Accounts;
	readonly games: Games;
	readonly desks: Desks;
	readonly lessons: Lessons;
	readonly exports: Exports;
	readonly results: Results;
	readonly crews: Crews;
	readonly drafts: Drafts;
	readonly chats: Chats;
	readonly activity: Activity;
	/** Begins what the server does by itself: clocks, heartbeats, sweeping. */
	begin(): Promise<void>;
	readonly classes: Classes;
	readonly scenarios: ClassScenarios;
	readonly previews: Previews;
	readonly doors: Doors;
	readonly rosters: Rosters;
	readonly joining: Joining;
	readonly teams: Teams;
	readonly forming: Forming;
	readonly units: Units;
	readonly materials: Materials;
	readonly uploads: Uploads;
	readonly tasks: Tasks;
	readonly handingIn: HandingIn;
	readonly signIns: SignIns;
	readonly discussion: Discussion;
	readonly copying: Copying;
	readonly grading: Grading;
	readonly inbox: Inbox;
	readonly peer: Peer;
	readonly afterClass: AfterClass;
	/** Presentation and defence. */
	readonly speaking: SpeakingService;
	readonly rewards: Rewards;
	readonly introductions: Introductions;
	readonly plans: Plans;
	readonly captainsDraft: CaptainsDraft;
	readonly teamMoves: TeamMoves;
	readonly quizzes: Quizzes & {
		readonly bank: QuizBank;
		readonly files: BankImport;
		readonly taking: QuizTaking;
		readonly grading: QuizGrading;
		readonly analysis: QuizAnalysis;
	};
	readonly hints: Hints;
	/** Whole courses of the project, taken into a class. */
	readonly courseFiles: CourseFiles;
	/** Ends everything in order: streams, clocks, database last. */
	close(): Promise<void>;
}

/** What the application is put together from; limits and metrics are its own unless a test brings some. */
export type Parts = Omit<Deps, 'limits' | 'metrics'> & Partial<Pick<Deps, 'limits' | 'metrics'>>;

/** Puts the application together and sets it going. @throws DatabaseUnusable */
export async function startApp(config: Config): Promise<App> {
	const log = makeLog(config.logLevel);
	const metrics = makeMetrics();
	const opened = await openStore(config.databaseUrl, config.root, config.databaseConnections);
	const store = timed(opened, metrics);
	const app = makeApp({
		config,
		log,
		store,
		metrics,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now: steadyClock((ms) => log.warn({ seconds: Math.round(ms / 1000) }, 'clock was set'))
	});
	await app.begin();
	if (config.metricsPort === undefined) return app;
	const end = await serveMetrics(metrics, config.metricsPort, config.metricsHost, log);
	return {
		...app,
		close: async () => {
			end();
			await app.close();
		}
	};
}

/** The application over parts that are there already; tests bring their own store and clock. */
export function makeApp(parts: Parts): App {
	const base: Deps = {
		...parts,
		limits: parts.limits ?? limits,
		metrics: parts.metrics ?? makeMetrics()
	};
	const host = new GameHost(base.store, base.log, base.now);
	const thinker = new Thinker(base.config.root);
	const presence = new Presence(base.now);
	presence.onChange = (game, company) =>
		base.live.publish(`crew:${game}:${company}`, { what: 'presence' });
	const previewJobs = new PreviewJobs(base.config.root);
	const deps: GameDeps = { ...base, host, thinker, presence, previewJobs };
	const previews = makePreviews(deps);
	const streams = new Streams(deps.live, deps.now);
	deps.metrics.watch('rapport_streams', 'open event streams', () => streams.count);
	const scheduler = new Scheduler(deps.log);
	const news = new GameNews(deps.live);
	const tokens = makeTokens(deps, [signInLearning, quizLearning]);
	const bus = busOf(deps);
	host.onCommit = (committed) => {
		const { game, row, patch } = committed;
		bus?.tell({ game: row.id, seq: game.state.seq, row: patch !== undefined });
		news.tell(committed);
		tokens.committed(row, game.state);
	};
	deps.metrics.watch('rapport_games', 'games in memory', () => host.size);
	const lessons = makeLessons(deps);
	const course = { units: makeUnits(deps), tasks: makeTasks(deps), uploads: makeUploads(deps) };
	const captainsDraft = makeCaptainsDraft(deps);
	const former = new Former(deps.config.root);
	return {
		...deps,
		streams,
		accounts: makeAccounts(deps),
		lessons,
		games: makeGames(deps),
		desks: makeDesks(deps),
		exports: makeExports(deps),
		results: makeResults(deps),
		crews: makeCrews(deps),
		drafts: makeDrafts(deps),
		chats: makeChats(deps),
		activity: makeActivity(deps),
		async begin() {
			await bus?.start();
			await recoverClocks(deps);
			for (const chore of choresOf(deps, lessons, { ...course, captainsDraft }))
				scheduler.add(chore);
		},
		classes: makeClasses(deps),
		scenarios: makeClassScenarios(deps),
		previews,
		doors: makeDoors(deps),
		rosters: makeRosters(deps),
		joining: makeJoining(deps, guardedBy(deps.limits)),
		teams: makeTeams(deps),
		forming: makeForming(deps),
		...course,
		materials: makeMaterials(deps),
		handingIn: makeHandingIn(deps),
		signIns: makeSignIns(deps, tokens.learned),
		discussion: makeDiscussion(deps),
		copying: makeCopying(deps),
		grading: makeGrading(deps),
		inbox: makeInbox(deps),
		peer: makePeer(deps),
		afterClass: makeAfterClass(deps),
		speaking: makeSpeaking(deps),
		rewards: makeRewards(deps, tokens.learned),
		introductions: makeIntroductions(deps),
		plans: makePlans(deps, former),
		captainsDraft,
		teamMoves: makeTeamMoves(deps),
		quizzes: {
			...makeQuizzes(deps),
			bank: makeQuizBank(deps),
			files: makeBankImport(deps),
			taking: makeQuizTaking(deps, tokens.learned),
			grading: makeQuizGrading(deps),
			analysis: makeQuizAnalysis(deps)
		},
		hints: makeHints(deps),
		courseFiles: makeCourseFiles(deps),
		async close() {
			streams.close();
			news.close();
			await scheduler.close();
			await previews.close();
			await bus?.close();
			await thinker.close();
			await former.close();
			await deps.store.close();
		}
	};
}

/** What ties this process to the others on its database, where there may be some. */
function busOf({ store, live, host, log }: GameDeps): Bus | undefined {
	if (!store.wire) return undefined;
	const report = (what: string, error?: unknown) =>
		log.warn({ what, error: (error as Error | undefined)?.message }, 'bus');
	return new Bus({ wire: store.wire, name: newId(), hub: live, games: host, report });
}

/** The same store, with the time of its transactions measured. */
function timed(store: Store, { transactionSeconds }: Metrics): Store {
	return {
		...store,
		async tx(fn) {
			const end = transactionSeconds.startTimer();
			try {
				const result = await store.tx(fn);
				end({ outcome: 'committed' });
				return result;
			} catch (caught) {
				end({ outcome: 'undone' });
				throw caught;
			}
		}
	};
}
