// npm run dev: the page from its sources, renewed as they change.
import { ensureDeps } from "./lib/deps.mjs";
import { bin, node } from "./lib/process.mjs";
import { runCommand } from "./lib/stop.mjs";

await runCommand(async () => {
	await ensureDeps();
	return (await node([bin("vite"), ...process.argv.slice(2)])).code;
});
