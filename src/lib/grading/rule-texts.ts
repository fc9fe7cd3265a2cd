import { m } from '$lib/paraglide/messages';

/** How a source came to a score, in words: the rule of a basis with its inputs. Every source of grades adds its own. */
export const RULE_TEXTS: Record<string, (inputs: Record<string, string>) => string> = {
	taskMark: (i) => m.grading_taskMark({ mark: i.mark ?? '', late: i.late ?? '0' }),
	peerSubmission: (i) => m.grading_peerSubmission({ reviews: i.reviews ?? '' }),
	peerMedian: (i) => m.grading_peerMedian({ done: i.done ?? '', of: i.of ?? '' }),
	peerBest: (i) => m.grading_peerBest({ done: i.done ?? '', of: i.of ?? '' }),
	peerCalibration: (i) => m.grading_peerCalibration({ tried: i.tried ?? '', of: i.of ?? '' }),
	reflected: () => m.grading_reflected()
};
