/** Roles within a company (CLASSROOM.md); the captain is a matter of its own. One person may hold several. */
export const COMPANY_ROLES = ['sales', 'marketing', 'operations', 'finance', 'service'] as const;
export type CompanyRole = (typeof COMPANY_ROLES)[number];

export const isRole = (role: string): role is CompanyRole =>
	COMPANY_ROLES.some((known) => known === role);
