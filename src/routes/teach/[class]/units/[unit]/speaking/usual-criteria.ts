import { m } from '$lib/paraglide/messages';
import type { CriterionFacts } from '$lib/server/services/speaking-setup';

type Text = (inputs: Record<string, never>, options: { locale: 'en' | 'zh' }) => string;

const both = (text: Text) => ({ zh: text({}, { locale: 'zh' }), en: text({}, { locale: 'en' }) });
const usual = (title: Text, ...anchors: Text[]): CriterionFacts => ({
	title: both(title),
	weight: 1,
	anchors: anchors.map(both)
});

/** The criteria that a class begins with, in both languages. On the server only: a page has one language. */
export const usualCriteria = (): CriterionFacts[] => [
	usual(
		m.speaking_usual_insight,
		m.speaking_usual_insight_1,
		m.speaking_usual_insight_2,
		m.speaking_usual_insight_3,
		m.speaking_usual_insight_4
	),
	usual(
		m.speaking_usual_case,
		m.speaking_usual_case_1,
		m.speaking_usual_case_2,
		m.speaking_usual_case_3,
		m.speaking_usual_case_4
	),
	usual(
		m.speaking_usual_delivery,
		m.speaking_usual_delivery_1,
		m.speaking_usual_delivery_2,
		m.speaking_usual_delivery_3,
		m.speaking_usual_delivery_4
	),
	usual(
		m.speaking_usual_defence,
		m.speaking_usual_defence_1,
		m.speaking_usual_defence_2,
		m.speaking_usual_defence_3,
		m.speaking_usual_defence_4
	)
];
