import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { PARTS } from '$lib/classroom/units/unit';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { momentsIn } from '$lib/server/http/moments';
import { BankQuery } from '$lib/server/services/quiz-bank';
import type { QuizFacts } from '$lib/server/services/quiz-facts';
import type { Actions, PageServerLoad } from './$types';

/** In the address of one that is being made. */
const NEW = 'new';

export const load: PageServerLoad = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const { title } = await app.units.view(...own);
		const query = BankQuery.parse(Object.fromEntries(url.searchParams));
		const asked = ['words', 'tag', 'difficulty'].some((name) => url.searchParams.has(name));
		const found = asked ? await app.quizzes.bank.list(actor, params.class, query) : null;
		return {
			unit: { id: params.unit, title },
			part: z.enum(PARTS).catch('before').parse(url.searchParams.get('part')),
			quiz: params.quiz === NEW ? null : await app.quizzes.view(...own, params.quiz),
			query,
			found: found && { items: found.items, total: found.total },
			tags: await app.quizzes.bank.tags(actor, params.class)
		};
	});

const moment = z.string().default('');
/** A number that may be left out. */
const maybe = z
	.string()
	.default('')
	.transform((typed) => (typed.trim() === '' ? null : Number(typed)))
	.pipe(z.number().nullable());
const version = z.coerce.number().int().catch(0);
const whole = (min: number, max: number) => maybe.pipe(z.int().min(min).max(max).nullable());
const Form = z.object({
	version,
	part: z.enum(PARTS).catch('before'),
	month: whole(1, 36),
	titleZh: z.string(),
	titleEn: z.string(),
	introZh: z.string().default(''),
	introEn: z.string().default(''),
	tries: whole(1, 20),
	cooldown: maybe.pipe(z.number().min(0).max(10_080).nullable()),
	counts: z.enum(['best', 'last', 'first']).catch('best'),
	minutes: maybe.pipe(z.number().min(0.5).max(10_080).nullable()),
	shuffle: z.coerce.boolean().default(false),
	zone: z.string().default(''),
	opensAt: moment,
	dueAt: moment,
	closesAt: moment,
	late: z.enum(['refuse', 'accept', 'penalty']).catch('accept'),
	pass: whole(0, 100),
	feedback: z.enum(['handedIn', 'closed']).catch('handedIn')
});

const LATE: Record<QuizFacts['late']['kind'], QuizFacts['late']> = {
	refuse: { kind: 'refuse' },
	accept: { kind: 'accept' },
	penalty: { kind: 'penalty', percent: 10, most: 50 }
};

/** @throws Refused `form.invalid` */
function factsOf(form: z.output<typeof Form>): QuizFacts {
	const at = momentsIn(form.zone);
	const { part, month, tries, counts, shuffle, feedback, minutes, cooldown } = form;
	return {
		...{ part, month, tries, counts, shuffle, feedback },
		title: { zh: form.titleZh, en: form.titleEn },
		intro: { zh: form.introZh, en: form.introEn },
		cooldown: Math.round((cooldown ?? 0) * 60),
		seconds: minutes === null ? null : Math.round(minutes * 60),
		opensAt: at(form.opensAt, 'opensAt'),
		dueAt: at(form.dueAt, 'dueAt'),
		closesAt: at(form.closesAt, 'closesAt'),
		late: LATE[form.late],
		pass: form.pass ?? 60
	};
}

const Chosen = z.object({ version, items: z.array(z.string().max(100)).max(100).default([]) });
const Draw = z.object({
	version,
	tag: z.string().max(60).default(''),
	difficulty: whole(1, 3),
	n: z.coerce.number().int().min(1).max(60).catch(5)
});
const Arrange = z.object({
	version,
	item: z.string().default(''),
	how: z.enum(['remove', 'up', 'down', 'points']).catch('points'),
	points: z.coerce.number().int().min(0).max(100).catch(1)
});
const Allow = z.object({
	member: z.string().default(''),
	time: whole(100, 300),
	/** Hours. */
	extension: maybe.pipe(z.number().min(0).max(2_160).nullable()),
	extraTries: whole(0, 20),
	excused: z.coerce.boolean().default(false)
});

export const actions: Actions = {
	save: async ({ request, params, locals: { app, actor } }) => {
		const own = [actor, params.class, params.unit] as const;
		const done = await formAction(request, Form, async (form) => {
			// Whoever may not is told so before what is wrong with the form.
			await app.quizzes.list(...own);
			if (params.quiz === NEW) return { id: await app.quizzes.add(...own, factsOf(form)) };
			await app.quizzes.change(...own, params.quiz, form.version, factsOf(form));
			return { saved: true };
		});
		if ('id' in done)
			redirect(303, `/teach/${params.class}/units/${params.unit}/quizzes/${done.id}`);
		return done;
	},
	add: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Chosen, ({ version, items }) =>
			app.quizzes.addItems(actor, params.class, params.unit, params.quiz, version, items)
		),
	draw: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Draw, ({ version, ...draw }) =>
			app.quizzes.draw(actor, params.class, params.unit, params.quiz, version, draw)
		),
	arrange: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Arrange, ({ version, item, how, points }) => {
			const what = how === 'points' ? { points } : how;
			const own = [params.class, params.unit, params.quiz] as const;
			return app.quizzes.arrange(actor, ...own, version, item, what);
		}),
	publish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () =>
			app.quizzes.publish(actor, params.class, params.unit, params.quiz, true)
		),
	withdraw: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () =>
			app.quizzes.publish(actor, params.class, params.unit, params.quiz, false)
		),
	allow: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Allow, ({ extension, extraTries, ...rest }) =>
			app.quizzes.allow(actor, params.class, params.unit, params.quiz, {
				...rest,
				extension: Math.round((extension ?? 0) * 3_600),
				extraTries: extraTries ?? 0
			})
		),
	remove: async ({ request, params, locals: { app, actor } }) => {
		const done = await formAction(request, z.object({}), async () => {
			await app.quizzes.remove(actor, params.class, params.unit, params.quiz);
			return { removed: true };
		});
		if ('removed' in done) redirect(303, `/teach/${params.class}/units/${params.unit}`);
		return done;
	}
};
