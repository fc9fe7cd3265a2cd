import { m } from '$lib/paraglide/messages';

type Inputs = Readonly<Record<string, string>>;

const silently = (text: string, { penalty }: Inputs): string =>
	m.grading_and_silent({ text, penalty: penalty ?? '0' });

const of = (inputs: Record<string, string>, name: string): string => inputs[name] ?? '';

/**
 * How a source came to a score, in words: the rule of a basis with its inputs. Every source of grades adds its own; a rule
 * without a sentence here is told of by `grading_other`.
 */
export const RULE_TEXTS: Record<string, (inputs: Record<string, string>) => string> = {
	signInTime: () => m.grading_signInTime(),
	signInLate: (i) => m.grading_signInLate({ percent: i.percent ?? '' }),
	posts: (i) => m.grading_posts({ units: i.units ?? '', of: i.of ?? '' }),
	gameRank: (i) =>
		m.grading_gameRank({
			...{ rank: i.rank ?? '', of: i.of ?? '', month: i.month ?? '' },
			...{ hash: (i.hash ?? '').slice(0, 12), engine: i.engine ?? '' }
		}),
	gameInsolvent: (i) =>
		m.grading_gameInsolvent({ hash: (i.hash ?? '').slice(0, 12), engine: i.engine ?? '' }),
	gameScore: (i) =>
		m.grading_gameScore({
			...{ points: i.points ?? '', month: i.month ?? '' },
			...{ hash: (i.hash ?? '').slice(0, 12), engine: i.engine ?? '' }
		}),
	gameProcess: (i) => m.grading_gameProcess({ months: i.months ?? '', of: i.of ?? '' }),
	contributionStrict: (i) => m.grading_contributionStrict({ raters: i.raters ?? '' }),
	contributionWebPa: (i) => m.grading_contributionWebPa({ raters: i.raters ?? '' }),
	contributionRatio: (i) => m.grading_contributionRatio({ raters: i.raters ?? '' }),
	contributionTooFew: (i) => m.grading_contributionTooFew({ raters: i.raters ?? '' }),
	contributionStrictSilent: (i) =>
		silently(m.grading_contributionStrict({ raters: i.raters ?? '' }), i),
	contributionWebPaSilent: (i) =>
		silently(m.grading_contributionWebPa({ raters: i.raters ?? '' }), i),
	contributionRatioSilent: (i) =>
		silently(m.grading_contributionRatio({ raters: i.raters ?? '' }), i),
	contributionTooFewSilent: (i) =>
		silently(m.grading_contributionTooFew({ raters: i.raters ?? '' }), i),
	contributed: (i) =>
		m.grading_contributed({
			...{ team: i.team ?? '', factor: i.factor ?? '' },
			penalty: i.penalty ?? '0'
		}),
	contributedWebPa: (i) =>
		m.grading_contributedWebPa({
			...{ team: i.team ?? '', factor: i.factor ?? '', weight: i.weight ?? '' },
			penalty: i.penalty ?? '0'
		}),
	taskMark: (i) => m.grading_taskMark({ mark: i.mark ?? '', late: i.late ?? '0' }),
	peerSubmission: (i) => m.grading_peerSubmission({ reviews: i.reviews ?? '' }),
	peerMedian: (i) => m.grading_peerMedian({ done: i.done ?? '', of: i.of ?? '' }),
	peerBest: (i) => m.grading_peerBest({ done: i.done ?? '', of: i.of ?? '' }),
	peerCalibration: (i) => m.grading_peerCalibration({ tried: i.tried ?? '', of: i.of ?? '' }),
	reflected: () => m.grading_reflected(),
	speakingRating: (i) =>
		m.grading_speakingRating({
			...{ ratings: of(i, 'ratings'), students: of(i, 'students'), score: of(i, 'score') },
			...{ instructor: of(i, 'instructor'), percent: of(i, 'percent') }
		}),
	speakingBonus: (i) =>
		m.grading_speakingBonus({
			...{ asked: of(i, 'asked'), answered: of(i, 'answered') },
			...{ points: of(i, 'points'), most: of(i, 'most') }
		}),
	quizBest: (i) => m.grading_quizBest(quiz(i)),
	quizLast: (i) => m.grading_quizLast(quiz(i)),
	quizFirst: (i) => m.grading_quizFirst(quiz(i)),
	manual: () => m.grading_manual()
};

/** The sentence of a rule; one that is not known is named, so that nothing is silent. */
export const ruleText = (rule: string, inputs: Record<string, string>): string =>
	Object.hasOwn(RULE_TEXTS, rule)
		? RULE_TEXTS[rule]!(inputs)
		: m.grading_other({
				rule,
				inputs: Object.entries(inputs)
					.map(([name, value]) => `${name} ${value}`)
					.join(', ')
			});

const quiz = (i: Inputs) => ({
	...{ attempts: i.attempts ?? '', percent: i.percent ?? '', penalty: i.penalty ?? '0' },
	...{ points: i.points ?? '', max: i.max ?? '' }
});
