import { z } from 'zod';
import type { Questions } from '../../game/link.ts';
import type { PlannedAction } from '#sim/world/state.ts';

const id = z.string().max(60);
const month = z.number().int().min(0).max(1000);
const amount = z.number().int();
/** What an action holds is the engine's to judge. */
const action = z.looseObject({ type: id }) as unknown as z.ZodType<PlannedAction>;
const nothing = z.object({});

/** What a desk may ask, and what each question has to hold: the questions of the one interface, all of them. */
const SHAPES: { [Q in keyof Questions]: z.ZodType<Questions[Q]['ask']> } = {
	quote: z.object({ action }),
	forecastWith: z.object({
		bids: z
			.array(
				z.object({
					tender: id,
					unitPrice: amount,
					features: z.array(id).max(60),
					dueMonth: month,
					serviceLevel: z.number().int().min(0).max(20)
				})
			)
			.max(100)
	}),
	autopsy: z.object({ tender: id }),
	bridge: z.object({ month }),
	boardHistory: nothing,
	recognitionHistory: z.object({ most: z.number().int().min(1).max(200) }),
	turningPoints: nothing,
	luck: z.object({ seeds: z.number().int().min(1) }),
	comparison: nothing,
	whatIf: z.object({ month, replace: action })
};

const shapeOf = <Q extends keyof Questions>(question: Q) =>
	z.object({ question: z.literal(question), about: SHAPES[question] });

/** A question as a desk sends it. */
export const Question = z.union(
	(Object.keys(SHAPES) as (keyof Questions)[]).map(shapeOf)
) as unknown as z.ZodType<Asking>;

/** One of the questions with what belongs to it. */
export type Asking<Q extends keyof Questions = keyof Questions> = {
	[K in Q]: { question: K; about: Questions[K]['ask'] };
}[Q];

/** Questions that replay the game many times: they go to another thread. */
export const HEAVY: ReadonlySet<keyof Questions> = new Set([
	'luck',
	'whatIf',
	'comparison',
	'turningPoints'
]);
