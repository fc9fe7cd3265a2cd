import { isRole, type CompanyRole } from '$lib/classroom/company-roles';
import { m } from '$lib/paraglide/messages';

const names: Record<CompanyRole, () => string> = {
	sales: () => m.class_role_sales(),
	marketing: () => m.class_role_marketing(),
	operations: () => m.class_role_operations(),
	finance: () => m.class_role_finance(),
	service: () => m.class_role_service()
};

/** A role within a company, in the person's language. */
export const roleName = (role: string): string => (isRole(role) ? names[role]() : role);
