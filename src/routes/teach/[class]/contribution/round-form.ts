import { z } from 'zod';
import { METHODS } from '$lib/classroom/contribution/standing';
import { momentsIn } from '$lib/server/http/moments';
import type { RoundFacts } from '$lib/server/services/contribution';

const percent = (otherwise: number) => z.coerce.number().int().min(0).max(100).catch(otherwise);

/** The fields of a round. */
export const RoundForm = z.object({
	titleZh: z.string().default(''),
	titleEn: z.string().default(''),
	form: z.enum(['points', 'items']).catch('points'),
	method: z.enum(METHODS).catch('strict'),
	penalty: percent(10),
	weight: percent(50),
	target: z.string().default(''),
	closesAt: z.string().default(''),
	zone: z.string().default(''),
	version: z.coerce.number().int().catch(0)
});

/** @throws Refused `form.invalid` for a deadline that is none */
export const roundFacts = (form: z.output<typeof RoundForm>): RoundFacts => ({
	title: { zh: form.titleZh, en: form.titleEn },
	...{ form: form.form, method: form.method, penalty: form.penalty, weight: form.weight },
	target: form.target,
	closesAt: momentsIn(form.zone)(form.closesAt, 'closesAt') ?? 0
});
