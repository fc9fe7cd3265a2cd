import type { RosterFault, RosterFaultCode } from '$lib/classroom/roster';
import { m } from '$lib/paraglide/messages';

const sentences: Record<RosterFaultCode, (value: string) => string> = {
	noName: (value) => m.teach_fault_noName({ value }),
	name: (value) => m.teach_fault_name({ value }),
	noNumber: (value) => m.teach_fault_noNumber({ value }),
	number: (value) => m.teach_fault_number({ value }),
	rounded: (value) => m.teach_fault_rounded({ value }),
	email: (value) => m.teach_fault_email({ value }),
	doubled: (value) => m.teach_fault_doubled({ value })
};

/** What is wrong with a line of a list, in the person's language. */
export const faultText = ({ code, value }: RosterFault): string => sentences[code](value);
