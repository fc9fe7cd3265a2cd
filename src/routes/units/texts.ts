import type { TaskState } from '$lib/classroom/tasks/task';
import { reading, type Bilingual } from '$lib/classroom/units/bilingual';
import type { Deliverable, MaterialKind, Part } from '$lib/classroom/units/unit';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Tone } from '$lib/ui/types';

export const partName: Record<Part, () => string> = {
	before: m.units_part_before,
	during: m.units_part_during,
	after: m.units_part_after
};

export const kindName: Record<MaterialKind, () => string> = {
	text: m.units_kind_text,
	video: m.units_kind_video,
	audio: m.units_kind_audio,
	file: m.units_kind_file,
	link: m.units_kind_link
};

export const deliverableName: Record<Deliverable, () => string> = {
	text: m.units_task_kind_text,
	link: m.units_task_kind_link,
	video: m.units_task_kind_video,
	file: m.units_task_kind_file
};

export const stateName: Record<TaskState, () => string> = {
	draft: m.units_state_draft,
	open: m.units_state_open,
	submitted: m.units_state_submitted,
	late: m.units_state_late,
	review: m.units_state_review,
	evaluated: m.units_state_evaluated,
	published: m.units_state_published
};

export const stateTone: Record<TaskState, Tone> = {
	draft: 'neutral',
	open: 'info',
	submitted: 'good',
	late: 'warn',
	review: 'neutral',
	evaluated: 'neutral',
	published: 'good'
};

/** A title in the person's language, or in the other one where there is no translation. */
export const titleOf = (title: Bilingual): string => reading(title, getLocale()).text;

/** Code of a language for the browser's reader and fonts. */
export const tagOf = { zh: 'zh-Hans', en: 'en' } as const;
