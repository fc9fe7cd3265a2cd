declare global {
	namespace App {
		interface Locals {
			/** Interface language of this request. */
			locale: 'en' | 'zh';
		}
	}
}

export {};
