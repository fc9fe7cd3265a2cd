import type { CourseFaultCode } from '$lib/classroom/course/read';
import type { FaultCode, FaultParams } from '$lib/classroom/quiz/faults';
import { m } from '$lib/paraglide/messages';
import { faultText } from './quiz-text';

/** What can be wrong between the files of a course. */
const BETWEEN: Record<Exclude<CourseFaultCode, FaultCode>, (p: FaultParams) => string> = {
	noFile: (p) => m.course_fault_noFile({ name: p.name ?? '' }),
	strayFile: () => m.course_fault_strayFile(),
	unknownItem: (p) => m.course_fault_unknownItem({ id: p.id ?? '' }),
	unknownTerm: (p) => m.course_fault_unknownTerm({ id: p.id ?? '' }),
	unknownScenario: (p) => m.course_fault_unknownScenario({ id: p.id ?? '' }),
	usedTwice: (p) => m.course_fault_usedTwice({ id: p.id ?? '' }),
	monthOrder: (p) => m.course_fault_monthOrder({ last: p.last ?? '' })
};

const isBetween = (code: CourseFaultCode): code is keyof typeof BETWEEN =>
	Object.hasOwn(BETWEEN, code);

/** What is wrong with a file of a course, in the person's language. */
export const courseFaultText = ({
	code,
	params
}: {
	code: CourseFaultCode;
	params: FaultParams;
}): string => (isBetween(code) ? BETWEEN[code](params) : faultText({ code, params }));
