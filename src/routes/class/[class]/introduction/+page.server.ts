import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { listed } from '../../../forming/texts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		mine: await app.introductions.mine(actor, params.class)
	}));

const level = z.coerce.number().int().min(1).max(5);
/** Lists of which some places are left empty. */
const some = z
	.array(z.string())
	.default([])
	.transform((all) => [...new Set(all.filter((id) => id !== ''))]);

const Answers = z.object({
	...{ seen: z.coerce.number().int(), captain: z.string().optional() },
	...{ skillLanguage: level, skillCommunication: level, skillLeadership: level },
	...{ skillAnalysis: level, slots: some, with: some, without: some }
});

const Card = z.object({
	...{ seen: z.coerce.number().int(), rank: z.string(), skills: z.string() },
	...{ equipment: z.string(), zh: z.string(), en: z.string(), video: z.string() }
});

export const actions: Actions = {
	answer: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Answers, ({ seen, captain, slots, with: wanted, without, ...levels }) =>
			app.introductions.answer(actor, params.class, seen, {
				skills: {
					language: levels.skillLanguage,
					communication: levels.skillCommunication,
					leadership: levels.skillLeadership,
					analysis: levels.skillAnalysis
				},
				...{ slots, with: wanted, without, captain: captain !== undefined }
			})
		),
	introduce: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Card, ({ seen, rank, skills, equipment, zh, en, video }) =>
			app.introductions.introduce(actor, params.class, seen, {
				...{ rank, skills: listed(skills), equipment: listed(equipment) },
				...{ sentence: { zh, en }, video: video.trim() === '' ? null : video.trim() }
			})
		)
};
