import { run } from './run.ts';

// `npm run bench` is the verb `bench` under its own name.
process.exitCode = await run(process.argv.slice(2), 'bench');
