/** What the launcher says, in the language of the terminal (LC_ALL, LC_MESSAGES, LANG). Plain JavaScript: it runs before anything is installed. */

const { LC_ALL, LC_MESSAGES, LANG } = process.env;

/** Language of the terminal. */
export const language = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';

const sentences = {
	usage: {
		en: 'Usage: npm start -- [--port 3000] [--host 0.0.0.0]',
		zh: '用法：npm start -- [--port 3000] [--host 0.0.0.0]'
	},
	unknownOption: {
		en: (option) => `“${option}” is not an option of this command.`,
		zh: (option) => `本命令没有“${option}”这个选项。`
	},
	badPort: {
		en: (port) => `“${port}” is not a port. A port is a whole number from 1 to 65535.`,
		zh: (port) => `“${port}”不是端口号。端口号是 1 到 65535 之间的整数。`
	},
	portTaken: {
		en: (port, other) =>
			`Port ${port} is in use by another program. Stop that program, or choose another port: npm start -- --port ${other}`,
		zh: (port, other) =>
			`端口 ${port} 已被其他程序占用。请先关闭那个程序，或换一个端口：npm start -- --port ${other}`
	},
	portForbidden: {
		en: (port) => `This account may not open port ${port}. Choose a port above 1023.`,
		zh: (port) => `当前账户无权使用端口 ${port}。请改用 1023 以上的端口。`
	},
	hostUnknown: {
		en: (host) =>
			`This computer has no address “${host}”. Leave out --host to listen on all of them.`,
		zh: (host) => `本机没有地址“${host}”。省略 --host 即可监听本机所有地址。`
	},
	installing: {
		en: 'Installing what is missing (once, one or two minutes) …',
		zh: '正在安装缺少的组件（仅首次，约一两分钟）……'
	},
	installFailed: {
		en: 'The installation failed; the reason is above. Check the network connection, then run the command again.',
		zh: '安装失败，原因见上文。请检查网络连接后重新运行本命令。'
	},
	building: {
		en: 'Building the application (once after each change) …',
		zh: '正在构建应用（每次改动后一次）……'
	},
	buildFailed: {
		en: 'The build failed; the reason is above.',
		zh: '构建失败，原因见上文。'
	},
	waitingForBuild: {
		en: 'Another process is building the application; waiting for it …',
		zh: '另一个进程正在构建应用，请稍候……'
	},
	ready: {
		en: (url) => `Rapport · 知客 is ready: ${url}`,
		zh: (url) => `知客 · Rapport 已就绪：${url}`
	},
	network: {
		en: (url) => `From other devices on this network: ${url}`,
		zh: (url) => `同一网络中的其他设备可访问：${url}`
	},
	firstAdmin: {
		en: (url) =>
			`Nobody administers this site yet. Whoever opens this link first becomes its administrator (valid 24 hours):\n  ${url}`,
		zh: (url) => `本站还没有管理员。最先打开此链接的人将成为管理员（24 小时内有效）：\n  ${url}`
	},
	cannotStart: {
		en: (reason) => `The application cannot start: ${reason}`,
		zh: (reason) => `应用无法启动：${reason}`
	},
	backupUsage: {
		en: 'Usage: npm run backup [-- file]   npm run restore -- file',
		zh: '用法：npm run backup [-- 文件]   npm run restore -- 文件'
	},
	backupOtherDatabase: {
		en: 'These commands look after the embedded database. For PostgreSQL use pg_dump and pg_restore.',
		zh: '这两个命令只用于内置数据库。PostgreSQL 请使用 pg_dump 和 pg_restore。'
	},
	backupMissing: {
		en: (file) => `There is no file ${file}.`,
		zh: (file) => `没有文件 ${file}。`
	},
	backupExists: {
		en: (file) => `${file} exists already. Name another file.`,
		zh: (file) => `${file} 已存在。请换一个文件名。`
	},
	backupBroken: {
		en: (file) => `${file} is not a sound database of this application; nothing was changed.`,
		zh: (file) => `${file} 不是本应用的完好数据库，未做任何更改。`
	},
	backupDone: {
		en: (file, bytes) => `Backup written and checked: ${file} (${bytes} bytes)`,
		zh: (file, bytes) => `备份已写入并核对：${file}（${bytes} 字节）`
	},
	restoreBusy: {
		en: (file) => `${file} is in use. Stop the application first, then restore.`,
		zh: (file) => `${file} 正在使用中。请先停止应用，再恢复。`
	},
	restoreKept: {
		en: (file) => `What was there before is kept as ${file}`,
		zh: (file) => `原有数据保留为 ${file}`
	},
	restoreDone: {
		en: (from, to) => `Restored ${from} to ${to}`,
		zh: (from, to) => `已将 ${from} 恢复到 ${to}`
	},
	demoUsage: { en: 'Usage: npm run demo', zh: '用法：npm run demo' },
	demoNotEmpty: {
		en: (database) =>
			`There are people in ${database} already; nothing was changed. Name an empty database: DATABASE_URL=file:data/demo.db npm run demo`,
		zh: (database) =>
			`${database} 里已经有用户，未做任何更改。请指定一个空数据库：DATABASE_URL=file:data/demo.db npm run demo`
	},
	demoFailed: {
		en: (reason) =>
			`The demonstration could not be made: ${reason}\nWhat was written by then is not whole: begin again with another empty database.`,
		zh: (reason) => `无法生成演示课堂：${reason}\n已写入的内容不完整，请换一个空数据库重新开始。`
	},
	demoWait: {
		en: 'Making a class of 24 students in the middle of its term …',
		zh: '正在生成一个学期过半、有 24 名学生的课堂……'
	},
	demoDone: {
		en: (database, email, password, student, studentPassword) =>
			`Made in ${database}. Start with npm start (and the same DATABASE_URL), then sign in.\n  Instructor: ${email}   Password: ${password}\n  A student, with the class code: number ${student}   Password: ${studentPassword}`,
		zh: (database, email, password, student, studentPassword) =>
			`已写入 ${database}。请用 npm start 启动（DATABASE_URL 相同），然后登录。\n  教师：${email}   密码：${password}\n  学生（凭课堂码）：学号 ${student}   密码：${studentPassword}`
	},
	stop: { en: 'Press Ctrl+C to stop.', zh: '按 Ctrl+C 停止。' },
	stopping: { en: 'Stopping …', zh: '正在停止……' }
};

/**
 * One sentence in the language of the terminal.
 * @param {keyof typeof sentences} key
 * @param {...(string | number)} params
 */
export function say(key, ...params) {
	const sentence = sentences[key][language];
	return typeof sentence === 'function' ? sentence(...params) : sentence;
}
