import type { ItemKind } from '../model.ts';

/** Columns of one value, by what they may be called. */
const NAMES: readonly (readonly [string, RegExp])[] = [
	['id', /^(id|idnumber|编号|题号)$/],
	['kind', /^(kind|type|question type|题型|类型|题目类型)$/],
	['category', /^(category|folder|分类|类别|章节)$/],
	['title', /^(title|name|标题|名称)$/],
	['text', /^(text|question|question text|stem|题目|题干|问题|题目内容)$/],
	['answer', /^(answer|answers|key|correct|correct answer|答案|正确答案|参考答案|标准答案)$/],
	['feedback', /^(feedback|explanation|general feedback|解析|答案解析|反馈|说明)$/],
	['tags', /^(tags?|标签|知识点)$/],
	['difficulty', /^(difficulty|level|难度|难易度)$/],
	['case_sensitive', /^(case_sensitive|区分大小写)$/],
	['fixed_order', /^(fixed_order|选项不打乱)$/],
	['rubric', /^rubric$/],
	['right_feedback', /^right_feedback$/],
	['wrong_feedback', /^wrong_feedback$/],
	['otherwise', /^otherwise$/]
];
const OPTION = /^(?:option|choice|answer|选项|备选项)?\s*([a-t]|[1-9]\d?)$/;
const PART = /^([^]*?)(?:_(weight|match|feedback))?(?:_(en|zh))?$/;

export interface Column {
	/** A name of {@link NAMES}, or `option`. */
	name: string;
	/** Place of an option, from 0. */
	option?: number;
	part?: 'weight' | 'match' | 'feedback';
	language?: 'en' | 'zh';
}

/** Which column a heading means; undefined for one that nothing is known of. */
export function columnOf(heading: string): Column | undefined {
	const plain = heading.normalize('NFKC').trim().toLowerCase();
	const [, stem = '', language] = /^([^]*?)(?:_(en|zh))?$/.exec(plain)!;
	const named = NAMES.find(([, pattern]) => pattern.test(stem));
	const spoken = language === undefined ? {} : { language: language as 'en' | 'zh' };
	if (named) return { name: named[0], ...spoken };
	const [, whole = '', part] = PART.exec(plain)!;
	const found = OPTION.exec(whole);
	if (!found) return undefined;
	const place = found[1]!;
	return {
		name: 'option',
		option: /\d/.test(place) ? Number(place) - 1 : place.charCodeAt(0) - 97,
		...(part !== undefined && { part: part as NonNullable<Column['part']> }),
		...spoken
	};
}

const KIND_NAMES: readonly (readonly [ItemKind, RegExp])[] = [
	['single', /^(single|single choice|multiple choice|multichoice|mc|单选题?|单项选择题?|选择题)$/],
	[
		'multiple',
		/^(multiple|multiple response|multiple answers?|多选题?|多项选择题?|不定项选择题?)$/
	],
	['trueFalse', /^(truefalse|true ?\/? ?false|tf|判断题?|是非题)$/],
	['short', /^(short|short ?answer|fill in( the blank)?|填空题?|简短回答题?)$/],
	['numerical', /^(numerical|number|numeric|数值题?|计算题)$/],
	['matching', /^(matching|match|配对题?|匹配题?|连线题)$/],
	['ordering', /^(ordering|order|排序题?)$/],
	['essay', /^(essay|论述题?|简答题?|问答题)$/],
	['description', /^(description|说明|文字说明)$/]
];

/** The kind a cell names. */
export function kindOf(cell: string): ItemKind | undefined {
	const plain = cell.normalize('NFKC').trim().toLowerCase();
	return KIND_NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
}
