/**
 * Words that no company of a lesson is called. Short on purpose: it stops the usual jokes on the projector; the
 * instructor can rename a company at any time.
 */

/** Found anywhere, because no harmless word contains them. */
const ANYWHERE =
	/fuck|shit(?!a)|bitch|nigg(er|a)|faggot|whore|hitler|asshole|dickhead|motherf|wanker|pornhub/;

/** Found only as a word of their own: "Class" and "Grape" are fine. */
const AS_WORD =
	/^(ass|arse|cunts?|porn|porno|retard(ed)?|cock|dick|cum|tits?|sex|sexy|xxx|fag|rapes?|rapist|slut|penis|vagina|kkk|nazis?|isis|boobs?|milf|wtf|tmd|nmsl|cnm|rnm|wcnm)$/;

const CHINESE =
	/傻[逼屄比叉bx]|煞笔|沙雕|[操草艹肏日干](你|他|她)(妈|娘|爹|大爷)?|[草操]泥马|[你他她](妈|娘)(的|个|逼)|尼玛|特么|去死|妈[逼的]|婊子?|妓|嫖|屌|吊丝|鸡[巴八]|阴[道茎]|强[奸暴]|轮奸|色情|淫|做爱|约炮|裸[体聊照]|毒品|冰毒|贩毒|赌博|博彩|纳粹|希特勒|恐怖分子|智障|脑残|狗[日娘]的?|王八蛋|滚蛋|贱[人货]|骚[货逼]/u;

/** Digits and signs that stand for letters in disguised words. */
const DISGUISE: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i'
};

const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
const undisguised = (text: string): string =>
	plain(text).replace(/[013457@$!]/g, (sign) => DISGUISE[sign] ?? sign);

/** Whether a name contains a word that does not belong on a projector, also spaced out or disguised. */
export function isUnfit(name: string): boolean {
	const words = [plain(name), undisguised(name)].flatMap((text) => text.split(/[^\p{L}]+/u));
	const whole = undisguised(name).replace(/[^\p{L}]/gu, '');
	return (
		words.some((word) => AS_WORD.test(word) || ANYWHERE.test(word)) ||
		// Single letters with something between them are one word spelt out.
		(words.every((word) => word.length <= 1) && (ANYWHERE.test(whole) || AS_WORD.test(whole))) ||
		CHINESE.test(
			name
				.normalize('NFKC')
				.toLowerCase()
				.replace(/[\s\p{P}\p{S}]/gu, '')
		)
	);
}
