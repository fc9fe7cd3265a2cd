declare global {
	namespace App {
		interface Error {
			message: string;
			/** Number under which the log holds the details. */
			id?: string;
		}
		interface Locals {
			/** Interface language of this request. */
			locale: 'en' | 'zh';
		}
	}
}

export {};
